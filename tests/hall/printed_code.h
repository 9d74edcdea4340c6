// What a citizen's eye and a scanner see on a slip: the code that was printed.
#pragma once

#include "base/bitmap.h"

#include <optional>
#include <string>

namespace hall {

// Empty when no code can be read.
std::optional<std::string> code_on(const base::Bitmap& slip);

}  // namespace hall
