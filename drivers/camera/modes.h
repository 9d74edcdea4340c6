// What a camera offers, and what of it a code scanner takes.
#pragma once

#include "drivers/camera/pixels.h"

#include <string>
#include <vector>

namespace drivers::camera {

struct Mode {
    PixelFormat format = PixelFormat::grey;
    int width = 0;
    int height = 0;
    bool operator==(const Mode&) const = default;
};

// The order in which modes are tried; those that are of no use are left out. Motion JPEG is last,
// because it costs time and blurs edges; of the others the greatest size up to 720p is first, for a
// greater one runs at few frames a second on USB 2.
std::vector<Mode> in_order(std::vector<Mode> offered);

}  // namespace drivers::camera
