// The text of a TOML file, and what of it toml++ may see.
#pragma once

#include <string>
#include <string_view>

namespace base {

// toml++ 3.3 holds some characters beyond ASCII for impossible where they are only wrong (a
// full-width stop after a value is enough) and goes on undefined. So it sees none: each byte beyond
// ASCII becomes %XX, and the percent sign %25. Outside of strings and comments that is an error of
// its own, as it should be; lines stay lines. A byte order mark at the beginning is left out.
std::string toml_to_ascii(std::string_view toml);

// Back again, for keys and for texts as toml++ read them.
std::string toml_from_ascii(std::string_view ascii);

}  // namespace base
