#include "drivers/emrtd/files.h"

#include "drivers/emrtd/tlv.h"
#include "tests/catch.h"

#include <string>

using namespace drivers;
using namespace drivers::emrtd;
using base::Errc;

static base::Bytes hex(std::string_view text)
{
    return base::from_hex(text).value();
}

static base::Bytes tlv(std::uint16_t tag, base::ByteView value)
{
    base::Bytes out;
    append_tlv(out, tag, value);
    return out;
}

TEST_CASE("a template says how long it is, in any of three forms")
{
    for (std::size_t size : {0, 1, 127, 128, 255, 256, 65535}) {
        const base::Bytes value(size, std::byte{7});
        const auto whole = tlv(0x5f1f, value);
        base::ByteReader reader(whole);
        const auto part = take_tlv(reader).value();
        REQUIRE(part.tag == 0x5f1f);
        REQUIRE(part.value.size() == size);
        REQUIRE(part.whole.size() == whole.size());
        REQUIRE(whole_size(whole).value() == whole.size());
    }
}

TEST_CASE("templates that lie about their length are refused")
{
    for (const auto* wrong : {"", "61", "6181", "618200", "6102aa", "6181ff00", "6183000001aa",
                              "6180", "5f", "5fff01aa", "61ff"}) {
        const auto bytes = hex(wrong);
        base::ByteReader reader(bytes);
        REQUIRE(take_tlv(reader).error().code == Errc::malformed);
    }
    REQUIRE(whole_size(hex("75823a")).error().code == Errc::malformed);
    REQUIRE(whole_size(hex("75823a98")).value() == 0x3a98 + 4);
}

TEST_CASE("the chip's table of contents is read")
{
    REQUIRE(decode_common(hex("60145f0104303130365f36063034303030305c026175")).value().has_face);
    REQUIRE_FALSE(decode_common(hex("60035c0161")).value().has_face);
    for (const auto* wrong :
         {"", "60", "6000", "60035c0175", "61035c0161", "60045c0161", "60035c016100", "60025c01"})
        REQUIRE(decode_common(hex(wrong)).error().code == Errc::malformed);
}

TEST_CASE("the lines of the chip are read as strictly as the printed ones")
{
    const std::string lines =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
    const auto file = tlv(0x61, tlv(0x5f1f, base::view(lines)));
    REQUIRE(decode_data_group_1(file).value().number.reveal() == "L898902C3");
    auto longer = file;
    longer.push_back(std::byte{0});
    REQUIRE(decode_data_group_1(longer).error().code == Errc::malformed);
    auto misread = file;
    misread[50] ^= std::byte{1};  // In the number.
    REQUIRE(decode_data_group_1(misread).error().code == Errc::malformed);
    REQUIRE(decode_data_group_1(tlv(0x61, tlv(0x5f1e, base::view(lines)))).error().code ==
            Errc::malformed);
}

// A face record with its parts, so that a test can spoil each.
static base::Bytes face_file(std::uint32_t whole, std::uint32_t block, int features, int kind)
{
    auto record = hex("4641430030313000");
    const auto big = [&record](std::uint32_t value, int bytes) {
        for (int i = bytes - 1; i >= 0; --i)
            record.push_back(static_cast<std::byte>(value >> (8 * i) & 0xff));
    };
    big(whole, 4);
    big(1, 2);
    big(block, 4);
    big(static_cast<std::uint32_t>(features), 2);
    record.resize(record.size() + 14);
    base::append(record, base::bytes({1, kind}));
    record.resize(record.size() + 10);
    base::append(record, hex("ffd8ffe0"));
    auto one = tlv(0xa1, hex("810102"));
    base::append(one, tlv(0x5f2e, record));
    auto group = hex("020101");
    base::append(group, tlv(0x7f60, one));
    return tlv(0x75, tlv(0x7f61, group));
}

TEST_CASE("the face is found behind its features")
{
    const auto file = face_file(50, 36, 0, 0);
    const auto face = decode_data_group_2(file).value();
    REQUIRE(base::to_hex(face.image) == "ffd8ffe0");
    REQUIRE(face.format == FaceFormat::jpeg);
    const auto newer = face_file(50, 36, 0, 1);
    REQUIRE(decode_data_group_2(newer).value().format == FaceFormat::jpeg_2000);
}

TEST_CASE("a face record that lies about its parts is refused")
{
    for (const auto& wrong :
         {face_file(49, 36, 0, 0), face_file(51, 36, 0, 0), face_file(50, 37, 0, 0),
          face_file(50, 3, 0, 0), face_file(50, 32, 0, 0), face_file(50, 36, 0xffff, 0),
          face_file(50, 36, 1, 0), face_file(50, 36, 0, 2)})
        REQUIRE(decode_data_group_2(wrong).error().code == Errc::malformed);
    const auto good = face_file(50, 36, 0, 0);
    for (std::size_t size = 0; size < good.size(); ++size)
        REQUIRE_FALSE(decode_data_group_2(base::ByteView(good).first(size)));
}
