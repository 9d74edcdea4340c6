// The three squares in the corners of a QR code: dark, light, dark as 1:1:3:1:1 along every line
// through their middle.
#pragma once

#include "drivers/camera/projection.h"
#include "drivers/camera/relief.h"

#include <array>
#include <optional>
#include <vector>

namespace drivers::camera {

struct FinderPattern {
    Point middle;
    double across = 0;  // Its width and height along the picture's axes, pixels.
    double down = 0;
    bool is_light_on_dark = false;
    int votes = 0;  // Lines that met it.
};

// Whole: with the outer ring, which tells print from finder patterns. Inner: the core and the light
// around it will do, for rings that are damaged or run into what surrounds the code.
enum class Shape { whole, inner };

// At most finder_limit, those that most lines met first.
inline constexpr std::size_t finder_limit = 12;
std::vector<FinderPattern> find_finder_patterns(const Relief&, Shape = Shape::whole);

// Three that may be the corners of one code, in its order: the others lie to the right of and below
// the first.
struct Corners {
    std::array<FinderPattern, 3> at;
    // A module of each finder pattern as the picture shows it, in the code's two directions.
    std::array<Point, 3> across{};
    std::array<Point, 3> down{};
    double module = 0;  // Pixels, in the code's own directions.
    double size = 0;    // Modules on a side, an estimate.
    double flaw = 0;    // How far from a square; 0 is perfect.
    // Which of the three was not seen and stands where a square would have it.
    std::optional<std::size_t> guessed;
};

// At most corners_limit, the best first.
inline constexpr std::size_t corners_limit = 12;
std::vector<Corners> group(const std::vector<FinderPattern>&);

// The same from two finder patterns, for codes that have lost one: every way in which the surest
// pairs may be corners of a code.
std::vector<Corners> group_pairs(const std::vector<FinderPattern>&);

}  // namespace drivers::camera
