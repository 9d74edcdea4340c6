// A guard before ZXing-cpp.
#pragma once

#include "drivers/camera/picture.h"

namespace drivers::camera {

// Whether the picture has so many finder patterns that ZXing, which compares every three of them,
// would be busy for seconds or minutes: a wallpaper that somebody holds before the camera. Sees
// some rows only, and costs a few tenths of a millisecond.
bool is_crowded(const Picture&);

}  // namespace drivers::camera
