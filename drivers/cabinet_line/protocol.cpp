#include "drivers/cabinet_line/protocol.h"

#include "base/bytes.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace drivers::cabinet_line {

using base::Errc;
using base::Result;

static constexpr std::string_view marks = "$=!";  // In the order of Kind.
static constexpr std::string_view dark = "none";
static constexpr std::string_view blinks = "blink";
static constexpr std::size_t name_limit = 40;

std::uint16_t crc16(std::string_view text)
{
    std::uint32_t crc = 0xffff;
    for (const auto byte : base::view(text)) {
        crc ^= std::to_integer<std::uint32_t>(byte) << 8;
        for (int i = 0; i < 8; ++i)
            crc = (crc << 1 ^ ((crc & 0x8000) != 0 ? 0x1021 : 0)) & 0xffff;
    }
    return static_cast<std::uint16_t>(crc);
}

std::string encode(const Line& line)
{
    const auto body = fmt::format("{}{:02x} {}", marks[static_cast<std::size_t>(line.kind)],
                                  line.number, line.text);
    return fmt::format("{}*{:04x}\r\n", body, crc16(body));
}

// So many digits, all of them, in lower case: what is written otherwise was damaged.
static std::optional<std::uint32_t> hexadecimal(std::string_view digits)
{
    const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    std::uint32_t value = 0;
    if (digits.empty() || !std::ranges::all_of(digits, is_digit))
        return std::nullopt;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return value;
}

Result<Line> decode_line(std::string_view text)
{
    static constexpr std::size_t head = 4;  // Mark, number, blank.
    static constexpr std::size_t tail = 5;

    // What is before the last mark is the rest of another line.
    const auto begin = text.find_last_of(marks);
    if (begin == std::string_view::npos)
        return base::fail(Errc::malformed, "no line of a cabinet");
    text.remove_prefix(begin);
    if (text.size() <= head + tail || text[3] != ' ' || text[text.size() - tail] != '*')
        return base::fail(Errc::malformed, "no line of a cabinet");
    const auto body = text.substr(0, text.size() - tail);
    const auto sum = hexadecimal(text.substr(text.size() - tail + 1));
    const auto number = hexadecimal(text.substr(1, 2));
    const auto words = body.substr(head);
    const auto is_printable = [](char c) { return c >= ' ' && c <= '~'; };
    if (!number || sum != crc16(body) || !std::ranges::all_of(words, is_printable))
        return base::fail(Errc::malformed, "damaged line of a cabinet");
    return Line{.kind = static_cast<Kind>(marks.find(text[0])),
                .number = static_cast<std::uint8_t>(*number),
                .text = std::string(words)};
}

static std::string words_of(const std::optional<Light>& light)
{
    if (!light)
        return std::string(dark);
    const bool is_steady = light->pattern == LightPattern::steady;
    return fmt::format("{}{}{}", name_of(light->place), is_steady ? "" : " ",
                       is_steady ? "" : blinks);
}

std::string light_request(std::optional<Light> light)
{
    return "LIGHT " + words_of(light);
}

std::string acknowledgement(std::uint8_t event)
{
    return fmt::format("ACK {:02x}", event);
}

// The next word, which it takes off. Empty at the end.
static std::string_view take_word(std::string_view& text)
{
    const auto end = std::min(text.find(' '), text.size());
    const auto word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return word;
}

static std::optional<LightPlace> place_named(std::string_view name)
{
    const auto* const found = std::ranges::find_if(
        all_light_places, [name](LightPlace place) { return name_of(place) == name; });
    return found == all_light_places.end() ? std::nullopt : std::optional(*found);
}

// Of three states, each with a name.
template <class State>
static std::optional<State> state_named(std::string_view name)
{
    for (const auto value : {0, 1, 2})
        if (name_of(static_cast<State>(value)) == name)
            return static_cast<State>(value);
    return std::nullopt;
}

// A later firmware may have more words behind, and lights at places that are not known here.
Result<Identity> decode_identity(std::string_view text)
{
    if (take_word(text) != "CABINET")
        return base::fail(Errc::malformed, "no cabinet");
    if (take_word(text) != std::to_string(version))
        return base::fail(Errc::refused, "cabinet of another version");
    Identity out;
    auto places = take_word(text);
    if (places.empty() || text.empty() || text.size() > name_limit)
        return base::fail(Errc::malformed, "cabinet without lights or name");
    while (!places.empty()) {
        const auto end = std::min(places.find('+'), places.size());
        const auto place = place_named(places.substr(0, end));
        if (place && std::ranges::find(out.lights, *place) == out.lights.end())
            out.lights.push_back(*place);
        places.remove_prefix(std::min(end + 1, places.size()));
    }
    out.name = text;
    return out;
}

Result<Report> decode_report(std::string_view text)
{
    if (take_word(text) != "STATE")
        return base::fail(Errc::malformed, "no state of a cabinet");
    const auto door = state_named<DoorState>(take_word(text));
    const auto tamper = state_named<TamperState>(take_word(text));
    const auto lit = take_word(text);
    const auto place = place_named(lit);
    const auto pattern = take_word(text) == blinks ? LightPattern::blinking : LightPattern::steady;
    if (!door || !tamper || (!place && lit != dark))
        return base::fail(Errc::malformed, "state of a cabinet that is none");
    return Report{.door = *door,
                  .tamper = *tamper,
                  .lit = place ? std::optional(Light{*place, pattern}) : std::nullopt};
}

Result<> decode_done(std::string_view text)
{
    if (take_word(text) == "OK")
        return {};
    return base::fail(Errc::refused, "cabinet says no");
}

Result<CabinetEvent> decode_event(std::string_view text)
{
    for (const auto event :
         {CabinetEvent::door_opened, CabinetEvent::door_closed, CabinetEvent::tampered})
        if (encode(event) == text)
            return event;
    return base::fail(Errc::malformed, "no event of a cabinet");
}

std::string encode(const Identity& identity)
{
    std::string places;
    for (const auto place : identity.lights) {
        if (!places.empty())
            places += '+';
        places += name_of(place);
    }
    return fmt::format("CABINET {} {} {}", version, places.empty() ? dark : places, identity.name);
}

std::string encode(const Report& report)
{
    return fmt::format("STATE {} {} {}", name_of(report.door), name_of(report.tamper),
                       words_of(report.lit));
}

std::string encode(CabinetEvent event)
{
    switch (event) {
    case CabinetEvent::door_opened:
        return "DOOR open";
    case CabinetEvent::door_closed:
        return "DOOR closed";
    case CabinetEvent::tampered:
        return "TAMPER tripped";
    }
    std::unreachable();
}

}  // namespace drivers::cabinet_line
