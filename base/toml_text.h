// What a TOML text is asked before toml++ may see it.
#pragma once

#include <optional>
#include <string_view>

namespace base {

// The line, counted from 1, of the first character beyond ASCII that stands neither in a string nor
// in a comment, where TOML allows none. toml++ 3.3 holds some of these for impossible and goes on
// undefined: a full-width stop after a value is enough.
std::optional<unsigned> line_of_stray_character(std::string_view toml);

}  // namespace base
