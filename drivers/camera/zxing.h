// The only file that knows ZXing-cpp: 1.4 (Debian 12) and 2.3 (Debian 13).
#pragma once

#include "base/bytes.h"
#include "drivers/camera/picture.h"
#include "drivers/camera/symbol.h"

#include <optional>
#include <string>

namespace drivers::camera {

struct FoundCode {
    std::string text;  // UTF-8.
    base::Bytes bytes;
};

// Looks for a code in the picture; harder: in more of its rows, and in smaller copies of it.
enum class Search { quick, harder };
std::optional<FoundCode> find_code(const Picture&, Search);

// Corrects and decodes modules (1 is dark) that were read already.
std::optional<FoundCode> decode_modules(const Square<std::uint8_t>&);

}  // namespace drivers::camera
