#include "drivers/escpos/protocol.h"

#include "drivers/escpos/emulated_commands.h"
#include "tests/catch.h"
#include "tests/drivers/escpos/pictures.h"

using namespace drivers;
using namespace drivers::escpos;

// Lays the rows out as a head would: the encoder's inverse.
static base::Bitmap print_on_paper(const std::vector<base::Bytes>& pieces, int width)
{
    auto model = model_named("80 mm printer 0fe6:811e");
    CommandReader reader(model);
    base::Bitmap strip{.width = width, .height = 0, .rows = {}};
    for (const auto& piece : pieces)
        for (const auto byte : piece)
            reader.push(std::to_integer<std::uint8_t>(byte));
    for (; reader.front(); reader.pop()) {
        const auto* const row = std::get_if<PrintRow>(reader.front());
        const auto* const feed = std::get_if<Feed>(reader.front());
        REQUIRE((row || feed));
        auto dots = row ? row->dots : std::vector<std::uint8_t>();
        for (int i = 0; i < (feed ? feed->units : 1); ++i, ++strip.height) {
            dots.resize(strip.stride());
            strip.rows.insert(strip.rows.end(), dots.begin(), dots.end());
        }
    }
    REQUIRE(reader.buffered() == 0);
    return strip;
}

TEST_CASE("a picture comes out of the encoder dot for dot")
{
    for (const auto& [width, height] :
         {std::pair{1, 1}, {384, 1}, {384, 300}, {575, 77}, {576, 2000}, {640, 1000}, {7, 600}}) {
        const auto picture = text_like(width, height, 7);
        CHECK(print_on_paper(encode_job(picture), width) == picture);
    }
}

TEST_CASE("every piece is whole commands and short enough to put a question after it")
{
    base::Bitmap black{.width = 640, .height = 1000, .rows = {}};
    black.rows.assign(black.stride() * 1000, 0xff);
    for (const auto& piece : encode_job(black)) {
        REQUIRE(piece.size() <= longest_piece);
        REQUIRE(piece[0] == std::byte{0x1d});
        const auto stride = std::to_integer<std::size_t>(piece[4]);
        const auto rows =
            std::to_integer<std::size_t>(piece[6]) + (std::to_integer<std::size_t>(piece[7]) << 8);
        REQUIRE(rows <= 256);
        REQUIRE(piece.size() == 8 + stride * rows);
    }
    REQUIRE(print_on_paper(encode_job(black), 640) == black);
}

TEST_CASE("a small buffer gets small pieces, and the same picture")
{
    const auto picture = text_like(576, 900, 5);
    for (const std::size_t limit : {128, 512, 1000, 4096}) {
        const auto pieces = encode_job(picture, limit);
        for (const auto& piece : pieces)
            REQUIRE(piece.size() <= limit);
        REQUIRE(print_on_paper(pieces, 576) == picture);
    }
}

TEST_CASE("white paper is fed, not sent")
{
    base::Bitmap white{.width = 576, .height = 600, .rows = {}};
    white.rows.assign(white.stride() * 600, 0);
    const auto pieces = encode_job(white);
    REQUIRE(pieces.size() == 1);
    REQUIRE(base::to_hex(pieces[0]) == "1b4aff1b4aff1b4a5a");
    REQUIRE(encode_job(base::Bitmap{.width = 8, .height = 0, .rows = {}}).empty());
}

TEST_CASE("the white right margin is not sent")
{
    base::Bitmap dot{.width = 576, .height = 2, .rows = {}};
    dot.rows.assign(dot.stride() * 2, 0);
    dot.rows[0] = 0x80;
    dot.rows[dot.stride()] = 0x01;
    REQUIRE(base::to_hex(encode_job(dot)[0]) == "1d763000010002008001");
}

TEST_CASE("random pictures come out of the encoder dot for dot")
{
    std::mt19937 random(11);
    for (int i = 0; i < 200; ++i) {
        const auto width = static_cast<int>(1 + random() % 640);
        auto picture = text_like(width, static_cast<int>(1 + random() % 200), i + 1U);
        for (auto& byte : picture.rows)  // Gaps of any length.
            byte = random() % 300 == 0 ? byte : 0;
        REQUIRE(print_on_paper(encode_job(picture), width) == picture);
    }
}

TEST_CASE("requests are the bytes of the manuals")
{
    const FenceMark mark{'0', '0', '0', '1'};
    CHECK(base::to_hex(encode_process_id_request(mark)) ==
          "1d284806003030"
          "30303031");
    CHECK(base::to_hex(encode_paper_status_request()) == "1d7201");
    CHECK(base::to_hex(encode_status_request(4)) == "100404");
    CHECK(base::to_hex(encode_full_status_request()) == "100414");
    CHECK(base::to_hex(encode_clear_confirmed()) == "10140801031401060208");
    CHECK(base::to_hex(encode_clear_silent()) == "100502");
    CHECK(base::to_hex(encode_cut(Cut::partial_after_feed)) == "1d564200");
    CHECK(base::to_hex(encode_cut(Cut::full)) == "1b4a781b69");
    CHECK(base::to_hex(encode_preamble(model_named("Epson TM-T20III"))) ==
          "1b401b61001d50cbcb1d610e");
    CHECK(base::to_hex(encode_preamble(model_named("58 mm printer 0483:5840"))) == "1b401b6100");
    CHECK(base::to_hex(encode_preamble(model_named("Citizen PPU-700"))) ==
          "1b401b61001d610e1d523100");
    CHECK(base::to_hex(encode_name_request()) == "1d4943");
    CHECK(encode_fence(Fence::none, mark).empty());
}
