#include "drivers/megatec/protocol.h"

#include "tests/catch.h"

#include <fstream>
#include <string>
#include <vector>

using namespace drivers;
using namespace drivers::megatec;
using base::Errc;

static PowerStatus decoded(std::string_view line, const std::optional<Ratings>& ratings = {})
{
    return status_of(decode_status(line).value(), ratings);
}

static const Ratings twelve_volts{
    .volts = 220, .amperes = 2, .battery_volts = 12, .frequency_hz = 50};

TEST_CASE("a status is its flags and its readings")
{
    const auto status = decoded("(228.4 227.1 219.9 013 50.1 13.6 25.5 00001001", twelve_volts);
    CHECK(status.state == PowerState::on_mains);
    CHECK(status.readings.input_volts == 228.4);
    CHECK(status.readings.output_volts == 219.9);
    CHECK(status.readings.load_percent == 13);
    CHECK(status.readings.frequency_hz == 50.1);
    CHECK(status.readings.battery_volts == 13.6);
    CHECK(status.readings.battery_percent == 100);
    CHECK(status.readings.temperature_c == 25.5);
}

TEST_CASE("each flag counts for what it means, the worse one first")
{
    const auto state = [](const char* flags) {
        return decoded("(220.0 220.0 220.0 020 50.0 13.0 25.0 " + std::string(flags)).state;
    };
    CHECK(state("00001000") == PowerState::on_mains);
    CHECK(state("00000000") == PowerState::on_mains);
    CHECK(state("10001001") == PowerState::on_battery);
    CHECK(state("11001001") == PowerState::battery_low);
    CHECK(state("10001011") == PowerState::battery_low);
    CHECK(state("00001010") == PowerState::battery_low);
    CHECK(state("01001000") == PowerState::battery_weak);
    CHECK(state("00100000") == PowerState::bypass);
    CHECK(state("00101000") == PowerState::on_mains);  // A standby type only boosts.
    CHECK(state("11111111") == PowerState::fault);
    CHECK(state("00001100") == PowerState::on_mains);  // Tests itself.
}

TEST_CASE("what is told as @@.@ is not known, and the rest is")
{
    const auto status = decoded("(@@@.@ @@@.@ 220.0 020 50.0 02.2 @@.@ 00000000");
    CHECK(status.state == PowerState::on_mains);
    CHECK_FALSE(status.readings.input_volts);
    CHECK(status.readings.output_volts == 220.0);
    CHECK_FALSE(status.readings.temperature_c);
    CHECK(status.readings.battery_percent == 100);  // 2.2 volts of a cell.
}

TEST_CASE("a reading that is no number, or one that cannot be, is not known")
{
    for (const auto* field : {"inf", "nan", "1e2", "-20.0", "9999.9", "1.2.3", "0x10", "."}) {
        INFO(field);
        const auto line = "(" + std::string(field) + " 220.0 220.0 020 50.0 13.0 25.0 00000000";
        CHECK_FALSE(decoded(line).readings.input_volts);
        CHECK(decoded(line).readings.output_volts == 220.0);
    }
}

TEST_CASE("of longer answers the beginning counts, of shorter ones the flags alone")
{
    const auto longer = decoded("(220.0 220.0 220.0 020 50.0 13.0 25.0 10001000 100 017.03");
    CHECK(longer.state == PowerState::on_battery);
    CHECK(longer.readings.output_volts == 220.0);
    const auto shorter = decoded("(220.0 220.0 020 50.0 13.0 10001000");
    CHECK(shorter.state == PowerState::on_battery);
    CHECK(shorter.readings == PowerReadings{});
    CHECK(decoded("(11001000").state == PowerState::battery_low);
}

TEST_CASE("what stands before the mark is the rest of something else")
{
    CHECK(decoded("20.1 2(@(220.0 220.0 220.0 020 50.0 13.0 25.0 10001000").state ==
          PowerState::on_battery);
}

TEST_CASE("without flags of which each is 0 or 1 there is no status")
{
    for (const auto* line :
         {"", "(", "()", "Q1", "(NAK", "(220.0 220.0 220.0 020 50.0 13.0 25.0",
          "(220.0 220.0 220.0 020 50.0 13.0 25.0 0000100", "220.0 10001000",
          "(220.0 220.0 220.0 020 50.0 13.0 25.0 000010012",
          "(220.0 220.0 220.0 020 50.0 13.0 25.0 0000100a", "#220.0 002 12.00 50.0"}) {
        INFO(line);
        CHECK(decode_status(line).error().code == Errc::malformed);
    }
    std::string endless = "(";
    for (int i = 0; i < 50; ++i)
        endless += "1 ";
    CHECK(decode_status(endless + "00000000").error().code == Errc::malformed);
}

TEST_CASE("the battery's percentage goes from 104 to 130 parts in 120 of what it is called by")
{
    const auto percent = [](const char* volts, const std::optional<Ratings>& ratings) {
        const auto line = "(220.0 220.0 220.0 020 50.0 " + std::string(volts) + " 25.0 10001000";
        return decoded(line, ratings).readings.battery_percent;
    };
    CHECK(percent("10.4", twelve_volts) == 0);
    CHECK(percent("11.7", twelve_volts) == 50);
    CHECK(percent("13.0", twelve_volts) == 100);
    CHECK(percent("00.0", twelve_volts) == 0);
    CHECK(percent("1.95", {}) == 50);
    CHECK_FALSE(percent("13.0", {}));
}

TEST_CASE("ratings and identity are read, and each is not taken for the other")
{
    CHECK(decode_ratings("#220.0 002 12.00 50.0").value() == twelve_volts);
    CHECK(decode_identity("#SANTAK          MT500      V1.1      ").value() == "SANTAK MT500 V1.1");
    for (const auto* line : {"", "#", "#220.0", "#220.0 002 00.00 50.0", "#MAKER MODEL V1 2",
                             "#220.0 0o2 12.00 50.0", "(220.0 002 12.00 50.0"})
        CHECK(decode_ratings(line).error().code == Errc::malformed);
    for (const auto* line : {"", "#", "#    ", "#a\x01 b", "F", "(NAK"})
        CHECK(decode_identity(line).error().code == Errc::malformed);
    CHECK(decode_identity("#" + std::string(41, 'x')).error().code == Errc::malformed);
}

TEST_CASE("a supply says no in more than one way")
{
    for (const auto* line : {"NAK", "(NAK", "#NAK"})
        CHECK(is_refusal(line));
    for (const auto* line : {"", "Q1", "NA", "(NAKED"})
        CHECK_FALSE(is_refusal(line));
}

// Each line of the file: its source, and the answer.
static std::vector<std::string> vectors(char source)
{
    std::ifstream file(YIMEN_VECTORS "/megatec.txt");
    std::vector<std::string> out;
    for (std::string line; std::getline(file, line);)
        if (line.size() > 2 && line[0] == source && line[1] == ' ')
            out.push_back(line.substr(2));
    return out;
}

TEST_CASE("every answer of the vectors is told for what it is")
{
    const auto lines = vectors('S');
    REQUIRE(lines.size() == 6);
    const std::vector<PowerState> states{PowerState::on_mains, PowerState::on_mains,
                                         PowerState::on_battery, PowerState::battery_low,
                                         PowerState::on_mains};
    for (std::size_t i = 0; i < states.size(); ++i) {
        INFO(lines[i]);
        // The first of them says that it shuts down.
        CHECK(decoded(lines[i]).state == (i == 0 ? PowerState::battery_low : states[i]));
    }
    CHECK(decode_ratings(lines[5]));
    // Of another request: more fields than Q1 has, and two pairs of flags. Never a crash.
    for (const auto& line : vectors('R'))
        CHECK_FALSE(decode_status(line));
}
