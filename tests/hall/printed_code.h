// What a citizen's eye and a scanner see on a slip: the code that was printed.
#pragma once

#include "base/bitmap.h"
#include "drivers/camera/picture.h"

#include <optional>
#include <string>

namespace hall {

// Empty when no code can be read.
std::optional<std::string> code_on(const base::Bitmap& slip);

// What a camera over the slip sees, so many rows high, with the code whole: a view that the quick
// steps of every frame read, on however slow a machine. Empty when there is none.
std::optional<drivers::camera::Picture> view_of_code(const base::Bitmap& slip, int height);

}  // namespace hall
