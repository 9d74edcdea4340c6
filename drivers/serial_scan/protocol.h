// The command sets of serial scanners: commands to bytes, and answers found in a stream in which
// codes come too. Pure: no device, no clock.
#pragma once

#include "base/bytes.h"
#include "drivers/scanner_commands.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace drivers::serial_scan {

using scanner_commands::Trigger;

enum class Dialect {
    newland,    // 7E 01 … and words.
    nls,        // Newland's older text commands, also Rakinda's.
    gm65,       // 7E 00 … and zones.
    honeywell,  // SYN and letters.
    listening,  // None that we know: it reads what it is shown, and we listen when we want to.
};

std::string_view name_of(Dialect);

// Those that can be asked whether they are there, the least likely to be misunderstood first.
inline constexpr Dialect dialects_to_try[]{Dialect::newland, Dialect::gm65, Dialect::nls,
                                           Dialect::honeywell};

struct Command {
    base::Bytes bytes;     // None: this dialect has no such command.
    std::string expected;  // What marks the answer. Empty: it is not answered.
};

// Answered by every scanner of the dialect, and changes nothing but that it reads when triggered.
Command probe(Dialect);

// Makes it read when it is triggered, and ignore codes that would change its settings where that
// can be said. `probed` is the value in the probe's answer. Settings are for the time until power
// goes.
std::vector<Command> set_up(Dialect, base::ByteView probed);

// What asks the scanner how it ends its codes. None: the dialect has no known way to ask.
std::vector<Command> ask_tail(Dialect);

// Whether the values that answered, one for each question, say that it is CR LF.
bool is_tail_crlf(Dialect, std::span<const base::Bytes> told);

// Makes it CR LF, nothing, or again what was told. Beside the tail all stays as it was told.
enum class Tail { crlf, none, as_told };
std::vector<Command> set_tail(Dialect, Tail, std::span<const base::Bytes> told);

Command trigger(Dialect, Trigger);

struct Answer {
    bool is_done;  // Else the scanner said no.
    base::Bytes value;
    std::size_t begin;  // Where it stands: what is around it belongs to codes.
    std::size_t end;
};

// The first answer to the command. Empty when there is none, or not all of it yet.
std::optional<Answer> find_answer(Dialect, base::ByteView heard, const Command&);

// Any answer, late and to whatever.
std::optional<Answer> find_stray_answer(Dialect, base::ByteView heard);

// Whether it is the remains of an answer, and nothing that anybody showed.
bool begins_like_answer(Dialect, base::ByteView);

// XMODEM's: polynomial 1021, beginning with 0.
std::uint16_t crc16(base::ByteView);

}  // namespace drivers::serial_scan
