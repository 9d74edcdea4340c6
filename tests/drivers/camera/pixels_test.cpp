#include "drivers/camera/pixels.h"

#include "drivers/camera/emulated_jpeg.h"
#include "drivers/camera/jpeg.h"
#include "tests/catch.h"

using namespace drivers::camera;
using base::bytes;
using base::Errc;

TEST_CASE("of YUYV the brightness is taken, row by row with its stride")
{
    const Layout layout{.format = PixelFormat::yuyv, .width = 2, .height = 2, .stride = 6};
    const auto frame = bytes({1, 128, 2, 128, 99, 99, 3, 128, 4, 128});
    REQUIRE(to_grey(layout, frame).value().pixels == std::vector<std::uint8_t>{1, 2, 3, 4});
}

TEST_CASE("a grey frame is its picture")
{
    const Layout layout{.format = PixelFormat::grey, .width = 3, .height = 1, .stride = 3};
    REQUIRE(to_grey(layout, bytes({7, 8, 9})).value().pixels == std::vector<std::uint8_t>{7, 8, 9});
}

TEST_CASE("a frame that is too short for its layout is malformed")
{
    Layout layout{.format = PixelFormat::yuyv, .width = 2, .height = 2, .stride = 4};
    REQUIRE(to_grey(layout, bytes({1, 2, 3, 4, 5, 6, 7})).error().code == Errc::malformed);
    REQUIRE(to_grey(layout, {}).error().code == Errc::malformed);
    layout.stride = 3;
    REQUIRE(to_grey(layout, base::Bytes(100)).error().code == Errc::malformed);
    layout.stride = -4;
    REQUIRE(to_grey(layout, base::Bytes(100)).error().code == Errc::malformed);
    layout = {.format = PixelFormat::grey, .width = 0, .height = 2, .stride = 4};
    REQUIRE(to_grey(layout, base::Bytes(100)).error().code == Errc::exhausted);
}

static Picture slope()
{
    auto out = make_picture(64, 48);
    for (std::size_t i = 0; i < out.pixels.size(); ++i)
        out.pixels[i] = static_cast<std::uint8_t>(i % 64 * 4);
    return out;
}

TEST_CASE("Motion JPEG is read with its Huffman tables and without")
{
    const auto picture = slope();
    for (const auto tables : {HuffmanTables::with, HuffmanTables::without}) {
        const auto read = decode_jpeg(encode_jpeg(picture, tables)).value();
        REQUIRE(read.width == 64);
        REQUIRE(read.height == 48);
        int worst = 0;
        for (std::size_t i = 0; i < picture.pixels.size(); ++i)
            worst = std::max(worst, std::abs(read.pixels[i] - picture.pixels[i]));
        REQUIRE(worst < 12);
    }
    REQUIRE(encode_jpeg(picture, HuffmanTables::without).size() <
            encode_jpeg(picture, HuffmanTables::with).size());
}

TEST_CASE("what follows a JPEG picture in the buffer does no harm")
{
    auto jpeg = encode_jpeg(slope(), HuffmanTables::without);
    jpeg.resize(jpeg.size() + 5000);
    REQUIRE(decode_jpeg(jpeg));
}

TEST_CASE("a JPEG picture with a hole is malformed, wherever it is cut")
{
    const auto jpeg = encode_jpeg(slope(), HuffmanTables::without);
    for (std::size_t length = 0; length + 2 < jpeg.size(); length += 7)
        REQUIRE(decode_jpeg(base::ByteView(jpeg).first(length)).error().code == Errc::malformed);
    REQUIRE(decode_jpeg(base::view("P5 is no JPEG")).error().code == Errc::malformed);
}

TEST_CASE("no byte of a JPEG picture can do harm")
{
    const auto jpeg = encode_jpeg(slope(), HuffmanTables::with);
    for (std::size_t i = 2; i < jpeg.size(); ++i) {
        auto bad = jpeg;
        bad[i] ^= std::byte{0xff};
        const auto read = decode_jpeg(bad);
        if (read)
            REQUIRE(is_possible_size(read->width, read->height));
        else
            REQUIRE((read.error().code == Errc::malformed || read.error().code == Errc::exhausted));
    }
}
