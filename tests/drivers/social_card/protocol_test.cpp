#include "drivers/social_card/protocol.h"

#include "base/json.h"
#include "tests/catch.h"

#include <fstream>
#include <iterator>
#include <map>

using namespace drivers;
using namespace drivers::social_card;
using base::Errc;

static base::Json vectors()
{
    std::ifstream in(YIMEN_SOURCE_DIR "/tests/vectors/smartcard/smartcard_vectors.json");
    const std::string text(std::istreambuf_iterator<char>(in), {});
    return base::parse_json(text, 64UL * 1024).value()["social"];
}

static base::Bytes hex(std::string_view text)
{
    return base::from_hex(text).value();
}

// What the published dialogue answers to a command; the data of the record in it.
static base::Bytes answer_to(const CardCommand& command)
{
    static const auto dialogue = vectors();
    for (const auto& step : dialogue["steps"])
        if (hex(step[0].get<std::string>()) == encode(command))
            return hex(step[1].get<std::string>());
    FAIL("the dialogue has no " << base::to_hex(encode(command)));
    return {};
}

static base::Bytes data_of(File file, int number, std::size_t size, Tag tag)
{
    const auto command =
        read_record({.file = file, .record = static_cast<std::uint8_t>(number), .size = size},
                    Addressing::short_identifier);
    const auto reply = decode_card_reply(answer_to(command)).value();
    REQUIRE(reply.is_done());
    const auto record = decode_record(reply.data.reveal()).value();
    REQUIRE(record.tag == static_cast<int>(tag));
    return {record.data.begin(), record.data.end()};
}

TEST_CASE("commands are those of the published dialogue, and its answers are understood")
{
    REQUIRE(decode_card_reply(answer_to(select_environment())).value().is_done());
    REQUIRE(decode_card_reply(answer_to(select_file(File::issuer))).value().is_done());
    REQUIRE(decode_version(data_of(File::issuer, 3, 6, Tag::version)) == Version::second);
    REQUIRE(decode_text(data_of(File::issuer, 7, 11, Tag::card_number)).value().reveal() ==
            "A00000001");
    REQUIRE(decode_number(data_of(File::holder, 1, 20, Tag::number)).value().reveal() ==
            "11010519491231002X");
    REQUIRE(decode_text(data_of(File::holder, 2, 32, Tag::name)).value().reveal() == "测试甲");
    REQUIRE(decode_sex(data_of(File::holder, 4, 3, Tag::sex)).value().reveal() == "2");
}

TEST_CASE("a record of the selected file is named without the file")
{
    const auto command =
        read_record({.file = File::issuer, .record = 1, .size = 18}, Addressing::selected);
    REQUIRE(base::to_hex(encode(command)) == "00b2010412");
}

TEST_CASE("a record's length must be that of its data")
{
    REQUIRE(decode_record(hex("0304322e3030")));
    REQUIRE(decode_record(hex("0300")).value().data.empty());
    for (const auto* wrong : {"", "03", "0305322e3030", "0303322e3030", "03ff322e3030"})
        REQUIRE(decode_record(hex(wrong)).error().code == Errc::malformed);
}

TEST_CASE("a version is a number, none, or nonsense")
{
    const auto version = [](std::string_view text) { return decode_version(base::view(text)); };
    REQUIRE(version("1.00") == Version::first);
    REQUIRE(version("2.01") == Version::second);
    REQUIRE(version("3.00") == Version::third);
    REQUIRE(version("4.00") == Version::unknown);
    REQUIRE(version(std::string_view("\0\0\0\0", 4)) == Version::unknown);
    for (const auto* wrong : {"2", "2.0", "2.000", "2,00", "x.00", "2.0x"})
        REQUIRE(version(wrong).error().code == Errc::malformed);
}

TEST_CASE("text that is not GBK, or controls a terminal, is refused")
{
    REQUIRE(decode_text(hex("b2e2cad400002020")).value().reveal() == "测试");
    REQUIRE(decode_text(hex("0000")).value().is_empty());
    REQUIRE(decode_text({}).value().is_empty());
    for (const auto* wrong : {"b2e2ca", "b2e280ff41", "411b5b324a", "41007f42"})
        REQUIRE(decode_text(hex(wrong)).error().code == Errc::malformed);
}

TEST_CASE("numbers, sexes, dates and groups keep their form")
{
    REQUIRE(decode_number(base::view("CHN123456789012345")));
    for (const auto* wrong : {"", "11010519491231002", "11010519491231002x", "110105194912310 2X",
                              "11010519491231002XX"})
        REQUIRE(decode_number(base::view(wrong)).error().code == Errc::malformed);
    REQUIRE(decode_sex(base::view("3")).error().code == Errc::malformed);
    REQUIRE(decode_sex(base::view("12")).error().code == Errc::malformed);
    REQUIRE(decode_sex(hex("00")).value().is_empty());
    REQUIRE(decode_date(hex("20240229")).value().reveal() == "20240229");
    REQUIRE(decode_date(hex("ffffffff")).value().is_empty());
    for (const auto* wrong : {"20230229", "20231301", "2023010a", "202301", "2023010100"})
        REQUIRE(decode_date(hex(wrong)).error().code == Errc::malformed);
    REQUIRE(decode_ethnic_group(hex("20")).value().reveal() == "20");
    REQUIRE(decode_ethnic_group(hex("ff")).value().is_empty());
    REQUIRE(decode_ethnic_group(hex("1a")).error().code == Errc::malformed);
    REQUIRE(decode_ethnic_group(hex("0101")).error().code == Errc::malformed);
}
