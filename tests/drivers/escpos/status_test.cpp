#include "base/json.h"
#include "drivers/escpos/protocol.h"
#include "drivers/escpos/snbc_status.h"
#include "tests/catch.h"

#include <fstream>
#include <iterator>

using namespace drivers;
using namespace drivers::escpos;

static base::Json vectors(const char* section)
{
    std::ifstream file("tests/vectors/escpos/escpos_vectors.json");
    const std::string text(std::istreambuf_iterator<char>(file), {});
    return base::parse_json(text, 1'000'000).value()[section];
}

static bool is_marked(const base::Json& vector, const char* key)
{
    return vector.value(key, false);
}

static std::array<std::uint8_t, 4> four_bytes(base::ByteView bytes)
{
    std::array<std::uint8_t, 4> out{};
    REQUIRE(bytes.size() == 4);
    for (std::size_t i = 0; i < 4; ++i)
        out[i] = std::to_integer<std::uint8_t>(bytes[i]);
    return out;
}

TEST_CASE("status bytes mean what the vectors say")
{
    const auto dle_eot = vectors("dle_eot");
    for (const auto& vector : dle_eot) {
        INFO(vector.dump());
        const auto byte = base::from_hex(vector["byte"].get<std::string>()).value();
        Condition condition;
        REQUIRE(add_status(condition, vector["n"], std::to_integer<std::uint8_t>(byte[0])));
        CHECK(condition.offline == is_marked(vector, "offline"));
        CHECK(condition.cover_open == is_marked(vector, "cover_open"));
        CHECK(condition.cutter_error == is_marked(vector, "cutter"));
        CHECK(condition.error == is_marked(vector, "error"));
        CHECK(condition.unrecoverable_error == is_marked(vector, "unrecoverable"));
        CHECK(condition.cooling == is_marked(vector, "auto_recoverable"));
        CHECK(condition.paper_low == is_marked(vector, "near_end"));
        CHECK(condition.paper_end == (is_marked(vector, "end") || is_marked(vector, "paper_stop")));
    }
}

TEST_CASE("automatic status means what the vectors say")
{
    const auto asb = vectors("asb");
    for (const auto& vector : asb) {
        INFO(vector.dump());
        const auto bytes = base::from_hex(vector["hex"].get<std::string>()).value();
        const auto condition = decode_automatic_status(four_bytes(bytes)).value();
        CHECK(condition.offline == is_marked(vector, "offline"));
        CHECK(condition.cover_open == is_marked(vector, "cover_open"));
        CHECK(condition.cutter_error == is_marked(vector, "cutter"));
        CHECK(condition.unrecoverable_error == is_marked(vector, "unrecoverable"));
        CHECK(condition.cooling == is_marked(vector, "auto_recoverable"));
        CHECK(condition.paper_low == is_marked(vector, "near_end"));
        CHECK(condition.paper_end == is_marked(vector, "end"));
        if (is_marked(vector, "ok"))
            CHECK(state_of(condition) == PrinterState::ready);
    }
}

TEST_CASE("Custom's full status means what the vectors say")
{
    const auto custom_full_status = vectors("custom_full_status");
    for (const auto& vector : custom_full_status) {
        INFO(vector.dump());
        const auto bytes = base::from_hex(vector["hex"].get<std::string>()).value();
        const auto condition = decode_full_status(four_bytes(base::ByteView(bytes).subspan(2)));
        CHECK(condition.paper_end == !vector.value("paper_present", true));
        CHECK(condition.paper_low ==
              (is_marked(vector, "low_paper") || is_marked(vector, "virtual_paper_end")));
        CHECK(condition.slip_waiting == is_marked(vector, "ticket_in_output"));
        CHECK(condition.cover_open ==
              (is_marked(vector, "cover_open") || is_marked(vector, "head_up") ||
               is_marked(vector, "cutter_cover_open")));
        CHECK(condition.cooling ==
              (is_marked(vector, "head_temperature") || is_marked(vector, "supply_voltage")));
        CHECK(condition.jammed == is_marked(vector, "paper_jam"));
        CHECK(condition.recoverable_error == is_marked(vector, "black_mark_error"));
        CHECK(condition.cutter_error == is_marked(vector, "cutter_error"));
        CHECK(condition.unrecoverable_error ==
              (is_marked(vector, "ram_error") || is_marked(vector, "eeprom_error") ||
               is_marked(vector, "emitter_error")));
        if (is_marked(vector, "ready"))
            CHECK(state_of(condition) == PrinterState::ready);
    }
}

TEST_CASE("port status means what the vectors say, and one that never sets a bit tells nothing")
{
    const auto usb = vectors("usb");
    for (const auto& vector : usb) {
        const auto byte = base::from_hex(vector["byte"].get<std::string>()).value();
        const auto condition = decode_port_status(std::to_integer<std::uint8_t>(byte[0]));
        INFO(vector.dump());
        CHECK(condition.paper_end == is_marked(vector, "paper_empty"));
        CHECK(condition.error == is_marked(vector, "error"));
        CHECK(condition.offline == is_marked(vector, "not_selected"));
    }
    CHECK(decode_port_status(0) == Condition{});
}

TEST_CASE("a status byte with wrong fixed bits is malformed, not a state")
{
    Condition condition;
    for (int value = 0; value < 256; ++value) {
        const auto byte = static_cast<std::uint8_t>(value);
        const bool is_good = (value & 0x93) == 0x12;
        CHECK(add_status(condition, 1, byte).has_value() == is_good);
        const bool starts_automatic = (value & 0x93) == 0x10;
        CHECK(decode_automatic_status({byte, 0, 0, 0}).has_value() == starts_automatic);
        CHECK(decode_automatic_status({0x10, 0, byte, 0}).has_value() == ((value & 0x90) == 0));
    }
    CHECK_FALSE(add_status(condition, 5, 0x12));
}

// Bit by bit as the PPU-700 command reference has them.
TEST_CASE("on Citizen's presenter the last bit of the paper is the slip in the mouth")
{
    const auto told = [](std::uint8_t answer) {
        Condition condition;
        REQUIRE(add_status(condition, 4, answer, StatusDialect::citizen));
        return condition;
    };
    CHECK(told(0x12) == Condition{});
    CHECK(told(0x16) == Condition{.paper_low = true});
    CHECK(told(0x1a) == Condition{.paper_low = true});
    CHECK(told(0x32) == Condition{.paper_end = true});
    CHECK(told(0x52) == Condition{.slip_waiting = true});
    const auto automatic = [](std::uint8_t paper) {
        return decode_automatic_status({0x10, 0, paper, 0}, StatusDialect::citizen).value();
    };
    CHECK_FALSE(automatic(0x08).paper_end);  // The presenter's sensor sees nothing.
    CHECK(automatic(0x0c).paper_end);
    CHECK(automatic(0x04).paper_end);
    CHECK(automatic(0x02).paper_low);
}

TEST_CASE("SNBC's three families tell the same things in different bits")
{
    CHECK(decode_snbc_bt(0) == Condition{});
    CHECK(decode_snbc_bt(0x01) == Condition{.cover_open = true});
    CHECK(decode_snbc_bt(0x02) == Condition{.paper_end = true});
    CHECK(decode_snbc_bt(0x04) == Condition{.cutter_error = true});
    CHECK(decode_snbc_bt(0x08) == Condition{.cooling = true});
    CHECK(decode_snbc_bt(0x10) == Condition{.paper_low = true});
    CHECK(decode_snbc_bt(0x20) == Condition{.jammed = true});
    CHECK(decode_snbc_bt(0x40) == Condition{.jammed = true});
    CHECK(decode_snbc_bt(0x80) == Condition{.recoverable_error = true});

    CHECK(decode_snbc_btp(0x09) == Condition{});  // Drawer and key.
    CHECK(decode_snbc_btp(0x02) == Condition{.offline = true});
    CHECK(decode_snbc_btp(0x04) == Condition{.cover_open = true});
    CHECK(decode_snbc_btp(0x10) == Condition{.error = true});
    CHECK(decode_snbc_btp(0x20) == Condition{.unrecoverable_error = true});
    CHECK(decode_snbc_btp(0x40) == Condition{.paper_low = true});
    CHECK(decode_snbc_btp(0x80) == Condition{.paper_end = true});

    const auto bk = [](std::initializer_list<int> bytes) {
        return decode_snbc_bk(base::bytes(bytes)).value();
    };
    CHECK(bk({0, 0, 0, 0, 0, 0}) == Condition{});
    CHECK(bk({0x01, 0, 0, 0, 0, 0}) == Condition{.paper_low = true});
    CHECK(bk({0x02, 0, 0, 0, 0, 0}) == Condition{.cover_open = true});
    CHECK(bk({0x04, 0, 0, 0, 0, 0}) == Condition{.paper_end = true});
    CHECK(bk({0, 0, 0, 0, 0x06, 0}) == Condition{.paper_end = true});
    CHECK(bk({0, 0, 0, 0, 0x02, 0}) == Condition{});
    CHECK(bk({0x30, 0, 0, 0, 0, 0}) == Condition{.jammed = true, .cutter_error = true});
    CHECK(bk({0, 0x01, 0, 0, 0, 0}) == Condition{.slip_waiting = true});
    CHECK(bk({0, 0x06, 0, 0, 0, 0}) == Condition{.jammed = true});
    CHECK(bk({0, 0x10, 0, 0, 0, 0}) == Condition{.recoverable_error = true});
    CHECK_FALSE(decode_snbc_bk(base::bytes({0, 0, 0, 0, 0})));
    CHECK_FALSE(decode_snbc_bk(base::bytes({0, 0, 0, 0, 0, 0, 0})));
}

TEST_CASE("of 256 bytes four can answer GS r 1")
{
    int good = 0;
    for (int value = 0; value < 256; ++value)
        good += decode_paper_status(static_cast<std::uint8_t>(value)).has_value() ? 1 : 0;
    REQUIRE(good == 4);
    REQUIRE(decode_paper_status(0x00) == Condition{});
    REQUIRE(decode_paper_status(0x03)->paper_low);
    REQUIRE(decode_paper_status(0x0c)->paper_end);
}

TEST_CASE("the state named is the one a person must see to first")
{
    CHECK(state_of({}) == PrinterState::ready);
    CHECK(state_of({.offline = true, .paper_end = true, .paper_low = true}) ==
          PrinterState::paper_out);
    CHECK(state_of({.offline = true, .cover_open = true, .paper_end = true}) ==
          PrinterState::cover_open);
    CHECK(state_of({.offline = true, .cutter_error = true}) == PrinterState::jammed);
    CHECK(state_of({.offline = true, .cooling = true, .error = true}) == PrinterState::offline);
    CHECK(state_of({.offline = true, .error = true}) == PrinterState::failed);
    CHECK(state_of({.unrecoverable_error = true}) == PrinterState::failed);
    CHECK(state_of({.paper_low = true, .slip_waiting = true}) == PrinterState::output_full);
    CHECK(state_of({.paper_low = true}) == PrinterState::paper_low);
}

TEST_CASE("heat and a slip in the mouth do not end a job; a cause without a name does")
{
    CHECK_FALSE(stops_a_job({.offline = true, .cooling = true, .error = true}));
    CHECK_FALSE(stops_a_job({.paper_low = true, .slip_waiting = true}));
    CHECK(stops_a_job({.offline = true}));
    CHECK(stops_a_job({.cover_open = true, .cooling = true}));
}
