// Megatec's requests and answers, bytes to values and back: pure.
#pragma once

#include "base/result.h"
#include "drivers/power_supply.h"

#include <bitset>
#include <optional>
#include <string>
#include <string_view>

namespace drivers::megatec {

// All that is ever asked. What switches a supply off (S, C), tests it (T) or silences it (Q) is not
// known here at all.
inline constexpr std::string_view status_request = "Q1";
inline constexpr std::string_view ratings_request = "F";
inline constexpr std::string_view identity_request = "I";

// In the order of their bits, the first the lowest.
enum class Flag {
    beeper,
    shutting_down,
    testing,
    standby_type,
    failed,
    bypass_or_boost,  // Of an on-line type bypass; of a standby type boost or buck.
    battery_low,
    mains_failed,
};

struct Flags {
    std::bitset<8> bits;
    bool has(Flag) const;
    bool operator==(const Flags&) const = default;
};

struct Status {
    Flags flags;
    PowerReadings readings;  // Without the battery's percent.
    bool operator==(const Status&) const = default;
};

struct Ratings {
    double volts = 0;
    double amperes = 0;
    double battery_volts = 0;
    double frequency_hz = 0;
    bool operator==(const Ratings&) const = default;
};

// Errc::malformed where the flags cannot be told. A reading that cannot be told is empty.
base::Result<Status> decode_status(std::string_view line);
base::Result<Ratings> decode_ratings(std::string_view line);

// Maker, model and version with single blanks between them.
base::Result<std::string> decode_identity(std::string_view line);

// Whether the line says that the request is not known.
bool is_refusal(std::string_view line);

PowerStatus status_of(const Status&, const std::optional<Ratings>&);

}  // namespace drivers::megatec
