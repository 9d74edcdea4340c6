// A picture as contrast: how surely each place is dark, whatever the light.
#pragma once

#include "drivers/camera/picture.h"
#include "drivers/camera/projection.h"

namespace drivers::camera {

// Positive is dark (light in an inverted code); 1 is usual thereabouts, 3 the most. Covers an area
// of the picture; beyond it there is none.
class Contrast {
public:
    // Surroundings reach so many modules to each side.
    Contrast(const Picture&, Area, double module, double surroundings, bool is_inverted);

    float at(Point) const;

private:
    int left_;
    int top_;
    int width_;
    int height_;
    std::vector<float> values_;
};

}  // namespace drivers::camera
