// A QR code as an emulated camera sees it.
#pragma once

#include "drivers/camera/picture.h"

#include <string_view>

namespace drivers::devctl {

// Drawn upright on light paper. The text must fit a code.
camera::Picture picture_of_code(std::string_view);

}  // namespace drivers::devctl
