#include "drivers/megatec/protocol.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

namespace drivers::megatec {

using base::Errc;
using base::Result;

static constexpr std::size_t value_count = 7;
static constexpr std::size_t field_limit = 16;

bool Flags::has(Flag flag) const
{
    return bits.test(static_cast<std::size_t>(flag));
}

// Empty for more fields than any answer has.
static std::vector<std::string_view> fields_of(std::string_view text)
{
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0)
            out.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (out.size() > field_limit)
            return {};
    }
    return out;
}

// What follows the mark: what was before it is the rest of something else.
static std::optional<std::string_view> after_mark(std::string_view line, char mark)
{
    const auto at = line.rfind(mark);
    return at == std::string_view::npos ? std::nullopt : std::optional(line.substr(at + 1));
}

// Digits and one point, as these machines write; "@@.@" and all else is not known.
static std::optional<double> number(std::string_view field, double most)
{
    static constexpr std::size_t longest = 6;

    const auto is_of_number = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
    if (field.empty() || field.size() > longest || !std::ranges::all_of(field, is_of_number))
        return std::nullopt;
    double value = 0;
    const auto* const end = field.data() + field.size();
    const auto read = std::from_chars(field.data(), field.data() + field.size(), value);
    if (read.ec != std::errc{} || read.ptr != end || value > most)
        return std::nullopt;
    return value;
}

static std::optional<Flags> flags_in(std::string_view field)
{
    Flags out;
    if (field.size() != out.bits.size() ||
        !std::ranges::all_of(field, [](char c) { return c == '0' || c == '1'; }))
        return std::nullopt;
    out.bits = std::bitset<8>(std::string(field));
    return out;
}

static PowerReadings readings_in(const std::vector<std::string_view>& fields)
{
    static constexpr double most_volts = 999.9;
    static constexpr double most_percent = 200;  // Some tell an overload so.

    const auto load = number(fields[3], most_percent);
    return {.input_volts = number(fields[0], most_volts),
            .output_volts = number(fields[2], most_volts),
            .frequency_hz = number(fields[4], 99.9),
            .load_percent = load ? std::optional(static_cast<int>(*load)) : std::nullopt,
            .battery_volts = number(fields[5], most_volts),
            .battery_percent = {},
            .temperature_c = number(fields[6], 150)};
}

Result<Status> decode_status(std::string_view line)
{
    const auto text = after_mark(line, '(');
    if (!text)
        return base::fail(Errc::malformed, "no status");
    const auto fields = fields_of(*text);
    // Longer answers have more behind the flags. Of a shorter one nobody knows which reading is
    // missing: its flags count, and nothing else.
    const bool is_whole = fields.size() > value_count;
    if (fields.empty())
        return base::fail(Errc::malformed, "status without fields");
    const auto flags = flags_in(is_whole ? fields[value_count] : fields.back());
    if (!flags)
        return base::fail(Errc::malformed, "status without flags");
    return Status{.flags = *flags, .readings = is_whole ? readings_in(fields) : PowerReadings{}};
}

Result<Ratings> decode_ratings(std::string_view line)
{
    const auto text = after_mark(line, '#');
    const auto fields = text ? fields_of(*text) : std::vector<std::string_view>{};
    if (fields.size() < 4)
        return base::fail(Errc::malformed, "no ratings");
    const auto volts = number(fields[0], 999.9);
    const auto amperes = number(fields[1], 9999);
    const auto battery = number(fields[2], 999.9);
    const auto frequency = number(fields[3], 99.9);
    if (!volts || !amperes || !battery || !frequency || *battery <= 0)
        return base::fail(Errc::malformed, "ratings that are none");
    return Ratings{.volts = *volts,
                   .amperes = *amperes,
                   .battery_volts = *battery,
                   .frequency_hz = *frequency};
}

Result<std::string> decode_identity(std::string_view line)
{
    static constexpr std::size_t longest = 40;  // 15 and 10 and 10 by the manual, with blanks.

    const auto text = after_mark(line, '#');
    if (!text || text->size() > longest ||
        !std::ranges::all_of(*text, [](char c) { return c >= ' ' && c <= '~'; }))
        return base::fail(Errc::malformed, "no identity");
    std::string out;
    for (const auto field : fields_of(*text)) {
        if (!out.empty())
            out += ' ';
        out += field;
    }
    if (out.empty())
        return base::fail(Errc::malformed, "an empty identity");
    return out;
}

bool is_refusal(std::string_view line)
{
    return line == "NAK" || line == "(NAK" || line == "#NAK";
}

static PowerState state_of(const Flags& flags)
{
    if (flags.has(Flag::failed))
        return PowerState::fault;
    if (flags.has(Flag::shutting_down))
        return PowerState::battery_low;
    if (flags.has(Flag::mains_failed))
        return flags.has(Flag::battery_low) ? PowerState::battery_low : PowerState::on_battery;
    if (flags.has(Flag::battery_low))
        return PowerState::battery_weak;
    const bool is_bypass = flags.has(Flag::bypass_or_boost) && !flags.has(Flag::standby_type);
    return is_bypass ? PowerState::bypass : PowerState::on_mains;
}

// A lead battery is empty at 104/120 of what it is called by, and full at 130/120.
static std::optional<int> percent_of(double volts, const std::optional<Ratings>& ratings)
{
    // On-line types tell the volts of one cell, standby types those of the whole battery. No cell
    // has as many as the smallest battery.
    static constexpr double between_cell_and_battery = 4.0;
    static constexpr double cell_volts = 2.0;

    const bool is_cell = volts < between_cell_and_battery;
    if (!is_cell && !ratings)
        return std::nullopt;
    const double nominal = is_cell ? cell_volts : ratings->battery_volts;
    const double part = (volts / nominal * 120 - 104) / (130 - 104);
    return static_cast<int>(std::lround(std::clamp(part, 0.0, 1.0) * 100));
}

PowerStatus status_of(const Status& status, const std::optional<Ratings>& ratings)
{
    PowerStatus out{.state = state_of(status.flags), .readings = status.readings};
    if (out.readings.battery_volts)
        out.readings.battery_percent = percent_of(*out.readings.battery_volts, ratings);
    return out;
}

}  // namespace drivers::megatec
