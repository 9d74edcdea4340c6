// Where each module of a code lies in the picture.
#pragma once

#include "drivers/camera/contrast.h"
#include "drivers/camera/finder_patterns.h"
#include "drivers/camera/symbol.h"

#include <optional>

namespace drivers::camera {

struct Grid {
    Projection projection;
    int size = 0;
    double fit = 0;  // How well the known modules are met: 1 is perfect, 0 chance.
};

// What of the picture belongs to the code, with some room around it.
Area area_of(const Corners&);

// Empty when nothing like a code is there.
std::optional<Grid> lay_grid(const Contrast&, const Corners&);

}  // namespace drivers::camera
