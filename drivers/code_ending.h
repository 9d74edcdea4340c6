// How a scanner on a stream of bytes ends its codes: with a mark that it was set to add, or with
// nothing but silence. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace drivers {

enum class CodeEnding { silence, crlf, cr, lf, tab };

// As written in config/kiosk.toml: "crlf".
std::string_view name_of(CodeEnding);
std::optional<CodeEnding> code_ending_named(std::string_view);

// Every name, for a message about a wrong one: "silence, crlf, cr, lf, tab".
std::string code_ending_names();

// The bytes of the mark; none for silence.
std::string_view mark_of(CodeEnding);

// The mark that these bytes end with, CodeEnding::silence for none.
CodeEnding ending_of(std::string_view);

}  // namespace drivers
