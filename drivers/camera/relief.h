// How much darker or lighter each pixel is than its surroundings: what is left of a picture when
// the light that falls on it is taken away.
#pragma once

#include "drivers/camera/picture.h"

namespace drivers::camera {

struct Relief {
    int width = 0;
    int height = 0;
    std::vector<std::int16_t> heights;  // Rows from the top; positive is lighter. 16 to a level.

    std::span<std::int16_t> row(int y)
    {
        return std::span(heights).subspan(begin_of(y), columns());
    }
    std::span<const std::int16_t> row(int y) const
    {
        return std::span(heights).subspan(begin_of(y), columns());
    }
    int at(int x, int y) const { return row(y)[static_cast<std::size_t>(x)]; }

private:
    std::size_t columns() const { return static_cast<std::size_t>(width); }
    std::size_t begin_of(int y) const { return static_cast<std::size_t>(y) * columns(); }
};

// Sums of all pixels above and left of a corner, so that the sum of any rectangle is four looks.
class Sums {
public:
    explicit Sums(const Picture&);

    int width() const { return width_; }
    int height() const { return height_; }

    // For each pixel of a row: the mean of the square that reaches so far to each side, as far as
    // it lies in the picture, 16 to a level.
    void means(int y, int reach, std::span<std::int16_t> out) const;

private:
    int width_;
    int height_;
    std::vector<std::uint32_t> sums_;
};

// A pixel's surroundings reach that many pixels to each side; before the comparison it is smoothed
// with its neighbours as far as `smoothing` (0: not at all).
Relief relief_of(const Sums&, int surroundings, int smoothing);

}  // namespace drivers::camera
