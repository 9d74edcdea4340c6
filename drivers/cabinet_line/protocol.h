// The cabinet's lines, text to values and back: pure. README.md has what the firmware must do.
#pragma once

#include "drivers/cabinet.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace drivers::cabinet_line {

inline constexpr std::uint32_t baud = 115200;
inline constexpr int version = 1;

enum class Kind { request, answer, event };

// "$1f STATE*c0de": mark, number, words, check sum.
struct Line {
    Kind kind = Kind::request;
    std::uint8_t number = 0;
    std::string text;
    bool operator==(const Line&) const = default;
};

// With CR LF.
std::string encode(const Line&);
base::Result<Line> decode_line(std::string_view);

// CRC-16: polynomial 1021, beginning with ffff, not reflected.
std::uint16_t crc16(std::string_view);

// What the requests say.
inline constexpr std::string_view hello = "HELLO";
inline constexpr std::string_view ask_state = "STATE";
std::string light_request(std::optional<Light>);
std::string acknowledgement(std::uint8_t event);

// What answers and events say.
struct Identity {
    std::string name;  // "YMC-1 1.0".
    std::vector<LightPlace> lights;
    bool operator==(const Identity&) const = default;
};
struct Report {
    DoorState door = DoorState::not_fitted;
    TamperState tamper = TamperState::not_fitted;
    std::optional<Light> lit;
    bool operator==(const Report&) const = default;
};
enum class CabinetEvent { door_opened, door_closed, tampered };

base::Result<Identity> decode_identity(std::string_view text);
base::Result<Report> decode_report(std::string_view text);
base::Result<> decode_done(std::string_view text);
base::Result<CabinetEvent> decode_event(std::string_view text);

// The other way, for the emulator and the tests.
std::string encode(const Identity&);
std::string encode(const Report&);
std::string encode(CabinetEvent);

}  // namespace drivers::cabinet_line
