// What stands before the camera and how the camera takes it: a flat label with a code, the light on
// it, the lens, the movement, the sensor.
#pragma once

#include "drivers/camera/picture.h"
#include "tests/drivers/camera/corpus/random.h"

#include <functional>
#include <string>
#include <vector>

namespace corpus {

using drivers::camera::Picture;

struct Code {
    std::string text;
    int size = 0;  // Modules on a side.
    std::vector<bool> modules;
    double repairable = 0;  // The part of its codewords that error correction can restore.

    bool is_black(int x, int y) const
    {
        return modules[static_cast<std::size_t>(y) * static_cast<std::size_t>(size) +
                       static_cast<std::size_t>(x)];
    }
};

// Level 0 to 3: L, M, Q, H. Version 1 to 20.
Code make_code(Random&, int version, int level);

// In the label's plane; the unit is a module and the code's upper left corner is the origin.
struct Stain {
    double x = 0, y = 0;
    double radius_x = 1, radius_y = 1;
    double angle = 0;
    double grey = 0;  // What is seen instead, 0 to 1.
};

// In the picture; the unit is a pixel.
struct Glare {
    double x = 0, y = 0;
    double radius_x = 1, radius_y = 1;
    double angle = 0;
    double strength = 0;  // Light added in its middle; 1 is white.
};

struct Label {
    Code code;
    double dark = 0.08, light = 0.88;  // Reflectance.
    double quiet = 4;                  // Modules.
    enum class Around { page, plain, screen } around = Around::page;
    double around_grey = 0.5;
    std::vector<Stain> stains;
    std::uint64_t texture = 0;
};

// Reflectance at a point of the label and around it.
double reflectance(const Label&, double u, double v);

// Whether error correction restores the text from the middles of the modules.
bool is_restorable(const Label&);

struct Camera {
    int width = 640, height = 480;
    double module = 4;              // Pixels, in the middle of the code.
    double x = 0, y = 0;            // Where the code's middle is seen, off the picture's middle.
    double turn = 0;                // Radians.
    double tilt_x = 0, tilt_y = 0;  // Radians.
    double lens = 0.5;              // Standard deviation of the sharpest point, pixels.
    double defocus = 0;             // Radius of the disc a point becomes, pixels.
    double motion = 0, motion_angle = 0;  // Length of the line a point becomes, pixels.
    double noise = 2;                     // Standard deviation, levels of 255.
};

struct Light {
    double level = 1;
    double fall_x = 0,
           fall_y = 0;  // Part of the light lost from one edge of the picture to the other.
    bool has_shadow = false;
    double shadow_angle = 0, shadow_place = 0, shadow_softness = 10, shadow_depth = 0;
    std::vector<Glare> glares;
    double moire = 0, moire_period = 6, moire_angle = 0, moire_bend = 0;
    double veil = 0;  // Stray light that reaches every pixel.
};

Picture take(const Label&, const Camera&, const Light&, Random&);

// A scene of its own: reflectance at every point of the picture, through the same lens and sensor.
Picture take(const std::function<double(double x, double y)>& reflectance, const Camera&,
             const Light&, Random&);

// A line of print that is no script: 0 for ink, 1 for paper, at any point; letters are 1 high.
bool is_ink(std::uint64_t texture, double x, double y);

}  // namespace corpus
