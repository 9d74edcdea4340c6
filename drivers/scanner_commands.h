// Commands of code scanners that USB reports and serial lines carry alike. Pure: no device, no
// clock.
#pragma once

#include "base/bytes.h"

#include <optional>
#include <string_view>

namespace drivers::scanner_commands {

enum class Trigger { off, on };

// Newland's unified command set. Settings are made for the time until power goes, so that a
// scanner that is taken elsewhere is as its owner left it.
namespace newland {

// "SCNTRG1". `query` of "SCNMOD" asks for its value.
base::Bytes encode(std::string_view command);
base::Bytes encode_query(std::string_view setting);
base::Bytes encode_trigger(Trigger);

enum class Verdict {
    done,
    bad_value,   // NAK: the setting is there and takes no such value.
    no_setting,  // ENQ: this model does not have it.
};

// An answer and where in the bytes it stands: what is around it belongs to codes.
struct Answer {
    Verdict verdict;
    std::string_view value;  // Of a query. A view into the bytes.
    std::size_t begin;
    std::size_t end;
};

// The first answer to this command or this query's setting; without a command to any. Empty when
// there is none, or not all of it yet.
std::optional<Answer> find_answer(base::ByteView, std::string_view command = {});

// Whether it is the remains of an answer, and nothing that anybody showed.
bool begins_like_answer(base::ByteView);

// Sets the scanner up to read when it is triggered, and never to obey a code that is shown to it:
// makers print codes that change its settings.
inline constexpr std::string_view read_when_triggered = "SCNMOD0";
inline constexpr std::string_view ignore_setup_codes = "SETUPE0";
inline constexpr std::string_view scan_mode = "SCNMOD";

// What it adds to each code is two settings. With these values it is CR LF.
struct Setting {
    std::string_view name;
    std::string_view value;
};
inline constexpr Setting crlf_tail[]{{"TSUSET", "0D0A"}, {"TSUENA", "1"}};
inline constexpr std::string_view no_tail = "TSUENA0";

}  // namespace newland

// Honeywell: SYN and a letter, not answered.
namespace honeywell {

base::Bytes encode_trigger(Trigger);

}  // namespace honeywell

}  // namespace drivers::scanner_commands
