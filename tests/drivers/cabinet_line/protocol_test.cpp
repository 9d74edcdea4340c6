#include "drivers/cabinet_line/protocol.h"

#include "tests/catch.h"

#include <string>

using namespace drivers;
using namespace drivers::cabinet_line;
using base::Errc;

TEST_CASE("the check sum is the one with the published value for 123456789")
{
    CHECK(crc16("123456789") == 0x29b1);
    CHECK(crc16("") == 0xffff);
}

TEST_CASE("a line is its mark, number, words and check sum")
{
    const Line line{.kind = Kind::request, .number = 0x1f, .text = "STATE"};
    const auto text = encode(line);
    CHECK(text == "$1f STATE*b1f4\r\n");
    for (const auto kind : {Kind::request, Kind::answer, Kind::event}) {
        const Line other{.kind = kind, .number = 0xff, .text = "DOOR open"};
        const auto coded = encode(other);
        CHECK(decode_line(coded.substr(0, coded.size() - 2)).value() == other);
    }
}

TEST_CASE("any one bit that is flipped is found")
{
    const auto coded =
        encode(Line{.kind = Kind::answer, .number = 7, .text = "STATE open none none"});
    const auto whole = coded.substr(0, coded.size() - 2);
    for (std::size_t i = 0; i < whole.size(); ++i)
        for (int bit = 0; bit < 8; ++bit) {
            auto damaged = whole;
            damaged[i] = static_cast<char>(damaged[i] ^ (1 << bit));
            INFO(damaged);
            CHECK_FALSE(decode_line(damaged));
        }
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK_FALSE(decode_line(whole.substr(0, size)));
}

TEST_CASE("the rest of an earlier line does no harm")
{
    auto coded = encode(Line{.kind = Kind::event, .number = 1, .text = "DOOR open"});
    coded.resize(coded.size() - 2);
    CHECK(decode_line("$03 STA" + coded).value().text == "DOOR open");
    CHECK(decode_line("\xff\xfe" + coded).value().number == 1);
}

TEST_CASE("who it is: the version, the lights that are known here, and a name")
{
    const auto identity =
        decode_identity("CABINET 1 card_reader+fog_horn+paper_slot YMC-1 1.0").value();
    CHECK(identity.name == "YMC-1 1.0");
    CHECK(identity.lights == std::vector{LightPlace::card_reader, LightPlace::paper_slot});
    CHECK(decode_identity("CABINET 1 none Board").value().lights.empty());
    CHECK(decode_identity("CABINET 1 card_reader+card_reader B").value().lights.size() == 1);
    CHECK(decode_identity(encode(identity)).value() == identity);
    CHECK(decode_identity("CABINET 2 none Board").error().code == Errc::refused);
    for (const auto* text : {"", "CABINET", "CABINET 1", "CABINET 1 none", "CABINET 1 none ",
                             "STATE closed none none"})
        CHECK_FALSE(decode_identity(text));
    CHECK_FALSE(decode_identity("CABINET 1 none " + std::string(41, 'x')));
}

TEST_CASE("a report names door, tamper switch and light, a later firmware more")
{
    const Report report{.door = DoorState::open,
                        .tamper = TamperState::intact,
                        .lit = Light{LightPlace::paper_slot}};
    CHECK(encode(report) == "STATE open intact paper_slot");
    CHECK(decode_report(encode(report)).value() == report);
    auto blinking = report;
    blinking.lit->pattern = LightPattern::blinking;
    CHECK(encode(blinking) == "STATE open intact paper_slot blink");
    CHECK(decode_report(encode(blinking)).value() == blinking);
    CHECK(decode_report("STATE open intact paper_slot glow").value() == report);
    CHECK(decode_report("STATE none none none blink").value() == Report{});
    CHECK(decode_report("STATE none none none 17").value() == Report{});
    for (const auto* text : {"", "STATE", "STATE ajar none none", "STATE open maybe none",
                             "STATE open none moon", "STATE open none", "OK"})
        CHECK_FALSE(decode_report(text));
}

TEST_CASE("events and verdicts are words of a closed set")
{
    for (const auto event :
         {CabinetEvent::door_opened, CabinetEvent::door_closed, CabinetEvent::tampered})
        CHECK(decode_event(encode(event)).value() == event);
    CHECK_FALSE(decode_event("DOOR ajar"));
    CHECK(decode_done("OK"));
    CHECK(decode_done("NO light").error().code == Errc::refused);
    CHECK(light_request(Light{LightPlace::card_reader}) == "LIGHT card_reader");
    CHECK(light_request(Light{LightPlace::card_reader, LightPattern::blinking}) ==
          "LIGHT card_reader blink");
    CHECK(light_request({}) == "LIGHT none");
    CHECK(acknowledgement(10) == "ACK 0a");
}
