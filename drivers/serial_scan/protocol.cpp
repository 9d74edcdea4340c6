#include "drivers/serial_scan/protocol.h"

#include <algorithm>

namespace drivers::serial_scan {

using base::Bytes;
using base::ByteView;

namespace newland = scanner_commands::newland;

static constexpr char acknowledged = 0x06;
static constexpr char no_such = 0x05;
static constexpr char refused = 0x15;

std::string_view name_of(Dialect dialect)
{
    switch (dialect) {
    case Dialect::newland:
        return "newland";
    case Dialect::nls:
        return "nls";
    case Dialect::gm65:
        return "gm65";
    case Dialect::honeywell:
        return "honeywell";
    case Dialect::listening:
        return "listening";
    }
    std::unreachable();
}

std::uint16_t crc16(ByteView data)
{
    static constexpr unsigned polynomial = 0x1021;
    static constexpr unsigned top = 0x8000;

    unsigned crc = 0;
    for (auto byte : data) {
        crc ^= std::to_integer<unsigned>(byte) << 8;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & top) != 0 ? crc << 1 ^ polynomial : crc << 1;
        crc &= 0xffff;
    }
    return static_cast<std::uint16_t>(crc);
}

namespace {

// GM65 and its kin: settings lie in zones of one byte.
namespace zones {

constexpr int read = 0x07;
constexpr int write = 0x08;

constexpr int mode_zone = 0x0000;
constexpr int mode_bits = 0x03;
constexpr int mode_on_command = 0x01;
constexpr int trigger_zone = 0x0002;

// Bits 6 and 5 choose among CR, CR LF, TAB and nothing, bit 0 adds it.
constexpr int tail_zone = 0x0060;
constexpr int tail_bits = 0x61;
constexpr int tail_crlf = 0x21;
constexpr int tail_is_on = 0x01;

Command command(int type, int zone, int value)
{
    auto body = base::bytes({type, 1, zone >> 8, zone & 0xff, value});
    const int crc = crc16(body);
    auto bytes = base::bytes({0x7e, 0x00});
    base::append(bytes, body);
    base::append(bytes, base::bytes({crc >> 8, crc & 0xff}));
    return {.bytes = std::move(bytes), .expected = "zone"};
}

// 02 00, status, length, data, CRC over status, length and data.
std::optional<Answer> find_answer(ByteView heard)
{
    static constexpr std::size_t header = 4;
    static constexpr std::size_t mark = 2;
    static constexpr std::size_t crc_size = 2;

    for (std::size_t at = 0; at + header + crc_size <= heard.size(); ++at) {
        base::ByteReader reader(heard.subspan(at));
        const auto first = reader.u16_big();
        const auto status = reader.u8();
        const auto size = reader.u8();
        if (!size || *first != 0x0200)
            continue;
        const auto data = reader.take(*size);
        const auto crc = reader.u16_big();
        if (!data || !crc || *crc != crc16(heard.subspan(at + mark, header - mark + *size)))
            continue;
        return Answer{.is_done = *status == 0,
                      .value = Bytes(data->begin(), data->end()),
                      .begin = at,
                      .end = at + header + *size + crc_size};
    }
    return std::nullopt;
}

}  // namespace zones

Command newland_command(std::string_view words)
{
    return {.bytes = newland::encode(words), .expected = std::string(words)};
}

// Words end with ! for the time until power goes.
Command honeywell_menu(std::string_view words)
{
    auto bytes = base::bytes({0x16, 0x4d, 0x0d});
    base::append(bytes, words);
    base::append(bytes, "!");
    return {.bytes = std::move(bytes), .expected = std::string(words)};
}

Command nls(std::string_view words, char answer)
{
    Bytes bytes;
    base::append(bytes, words);
    return {.bytes = std::move(bytes), .expected = std::string(1, answer)};
}

constexpr std::string_view honeywell_read_when_triggered = "PAPHHF";

}  // namespace

Command probe(Dialect dialect)
{
    switch (dialect) {
    case Dialect::newland:
        return {.bytes = newland::encode_query(newland::scan_mode),
                .expected = std::string(newland::scan_mode)};
    case Dialect::nls:
        return nls("?", '!');
    case Dialect::gm65:
        return zones::command(zones::read, zones::mode_zone, 1);
    case Dialect::honeywell:
        return honeywell_menu(honeywell_read_when_triggered);
    case Dialect::listening:
        return {};
    }
    std::unreachable();
}

std::vector<Command> set_up(Dialect dialect, ByteView probed)
{
    switch (dialect) {
    case Dialect::newland:
        return {newland_command(newland::read_when_triggered),
                newland_command(newland::ignore_setup_codes)};
    case Dialect::nls:
        // The frame around a setting; when it is closed, codes change nothing either.
        return {nls("NLS0006010;", acknowledged), nls("NLS0302000;", acknowledged),
                nls("NLS0006000;", acknowledged)};
    case Dialect::gm65: {
        const int mode = probed.empty() ? 0 : std::to_integer<int>(probed.front());
        const int wanted = (mode & ~zones::mode_bits) | zones::mode_on_command;
        return {zones::command(zones::write, zones::mode_zone, wanted)};
    }
    case Dialect::honeywell:
    case Dialect::listening:
        return {};
    }
    std::unreachable();
}

std::vector<Command> ask_tail(Dialect dialect)
{
    if (dialect == Dialect::gm65)
        return {zones::command(zones::read, zones::tail_zone, 1)};
    std::vector<Command> out;
    if (dialect == Dialect::newland)
        for (const auto& setting : newland::crlf_tail)
            out.push_back({.bytes = newland::encode_query(setting.name),
                           .expected = std::string(setting.name)});
    return out;
}

// Of zone 0060 as it was told; 0 where nothing was.
static int zone_in(std::span<const Bytes> told)
{
    return told.empty() || told[0].empty() ? 0 : std::to_integer<int>(told[0].front());
}

bool is_tail_crlf(Dialect dialect, std::span<const Bytes> told)
{
    if (dialect == Dialect::gm65)
        return (zone_in(told) & zones::tail_bits) == zones::tail_crlf;
    return dialect == Dialect::newland &&
           std::ranges::equal(newland::crlf_tail, told, [](const auto& setting, const Bytes& said) {
               return setting.value == base::text(said);
           });
}

static Command set_tail_zone(Tail tail, int told)
{
    int zone = told;
    if (tail == Tail::crlf)
        zone = (told & ~zones::tail_bits) | zones::tail_crlf;
    if (tail == Tail::none)
        zone = told & ~zones::tail_is_on;
    return zones::command(zones::write, zones::tail_zone, zone);
}

static std::vector<Command> set_newland_tail(Tail tail, std::span<const Bytes> told)
{
    if (tail == Tail::none)
        return {newland_command(newland::no_tail)};
    std::vector<Command> out;
    for (std::size_t i = 0; i < std::size(newland::crlf_tail); ++i) {
        const auto& [name, crlf] = newland::crlf_tail[i];
        const bool is_known = tail == Tail::as_told && i < told.size();
        const auto value = is_known ? base::text(told[i]) : crlf;
        out.push_back(newland_command(std::string(name) + std::string(value)));
    }
    return out;
}

std::vector<Command> set_tail(Dialect dialect, Tail tail, std::span<const Bytes> told)
{
    if (dialect == Dialect::gm65)
        return {set_tail_zone(tail, zone_in(told))};
    if (dialect == Dialect::newland)
        return set_newland_tail(tail, told);
    return {};
}

Command trigger(Dialect dialect, Trigger trigger)
{
    const bool is_on = trigger == Trigger::on;
    switch (dialect) {
    case Dialect::newland:
        return newland_command(is_on ? "SCNTRG1" : "SCNTRG0");
    case Dialect::nls:
        return nls(is_on ? "\x1b\x31" : "\x1b\x30", acknowledged);
    case Dialect::gm65:
        return zones::command(zones::write, zones::trigger_zone, is_on ? 1 : 0);
    case Dialect::honeywell:
        return {.bytes = scanner_commands::honeywell::encode_trigger(trigger), .expected = {}};
    case Dialect::listening:
        return {};
    }
    std::unreachable();
}

static std::optional<Answer> find_newland(ByteView heard, std::string_view words)
{
    const auto found = newland::find_answer(heard, words);
    if (!found)
        return std::nullopt;
    const auto value = base::view(found->value);
    return Answer{.is_done = found->verdict == newland::Verdict::done,
                  .value = Bytes(value.begin(), value.end()),
                  .begin = found->begin,
                  .end = found->end};
}

static std::optional<Answer> find_byte(ByteView heard, char byte)
{
    const auto at = base::text(heard).find(byte);
    if (at == std::string_view::npos)
        return std::nullopt;
    return Answer{.is_done = true, .value = {}, .begin = at, .end = at + 1};
}

// The words, a verdict, and the stop that the command ended with.
static std::optional<Answer> find_honeywell(ByteView heard, std::string_view words)
{
    const auto text = base::text(heard);
    for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
        const auto rest = text.substr(at + words.size(), 2);
        const bool is_verdict =
            !rest.empty() && (rest[0] == acknowledged || rest[0] == no_such || rest[0] == refused);
        if (is_verdict && rest.size() == 2 && (rest[1] == '.' || rest[1] == '!'))
            return Answer{.is_done = rest[0] == acknowledged,
                          .value = {},
                          .begin = at,
                          .end = at + words.size() + 2};
    }
    return std::nullopt;
}

std::optional<Answer> find_answer(Dialect dialect, ByteView heard, const Command& command)
{
    switch (dialect) {
    case Dialect::newland:
        return find_newland(heard, command.expected);
    case Dialect::nls:
        return find_byte(heard, command.expected.at(0));
    case Dialect::gm65:
        return zones::find_answer(heard);
    case Dialect::honeywell:
        return find_honeywell(heard, command.expected);
    case Dialect::listening:
        return std::nullopt;
    }
    std::unreachable();
}

std::optional<Answer> find_stray_answer(Dialect dialect, ByteView heard)
{
    switch (dialect) {
    case Dialect::newland:
        return find_newland(heard, {});
    case Dialect::nls:
        return find_byte(heard, acknowledged);
    case Dialect::gm65:
        return zones::find_answer(heard);
    case Dialect::honeywell:
        return find_honeywell(heard, honeywell_read_when_triggered);
    case Dialect::listening:
        return std::nullopt;
    }
    std::unreachable();
}

bool begins_like_answer(Dialect dialect, ByteView data)
{
    const auto text = base::text(data);
    switch (dialect) {
    case Dialect::newland:
        return newland::begins_like_answer(data);
    case Dialect::gm65:
        return text.starts_with(std::string_view("\2\0", 2));
    case Dialect::honeywell:
        return text.starts_with(honeywell_read_when_triggered);
    case Dialect::nls:  // An answer is one byte, whole or not there.
    case Dialect::listening:
        return false;
    }
    std::unreachable();
}

}  // namespace drivers::serial_scan
