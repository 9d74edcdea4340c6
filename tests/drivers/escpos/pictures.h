// Pictures for the tests of the receipt printer, and how to find them again on a strip.
#pragma once

#include "base/bitmap.h"

#include <algorithm>
#include <cstdint>
#include <random>

namespace drivers::escpos {

// Lines of "text" with gaps between, from one seed. The first and the last row bear ink.
inline base::Bitmap text_like(int width, int height, unsigned seed)
{
    base::Bitmap picture{.width = width, .height = height, .rows = {}};
    picture.rows.resize(picture.stride() * static_cast<std::size_t>(height));
    std::mt19937 random(seed);
    const auto used = std::max<std::size_t>(1, picture.stride() * 3 / 4);
    for (int y = 0; y < height; ++y) {
        const bool is_gap = y % 40 >= 24 && y != height - 1;
        for (std::size_t x = 0; x < used && !is_gap; ++x)
            picture.rows[static_cast<std::size_t>(y) * picture.stride() + x] =
                static_cast<std::uint8_t>(random());
        if (!is_gap)
            picture.rows[static_cast<std::size_t>(y) * picture.stride()] |= 0x80;
    }
    return picture;
}

// Whether the strip is the picture, dot for dot, on otherwise white paper.
inline bool shows(const base::Bitmap& strip, const base::Bitmap& picture)
{
    if (strip.width < picture.width || strip.height < picture.height)
        return false;
    for (int y = 0; y < strip.height; ++y)
        for (int x = 0; x < strip.width; ++x) {
            const bool inside = x < picture.width && y < picture.height;
            if (strip.is_black(x, y) != (inside && picture.is_black(x, y)))
                return false;
        }
    return true;
}

inline bool has_ink(const base::Bitmap& strip)
{
    return std::ranges::any_of(strip.rows, [](std::uint8_t dots) { return dots != 0; });
}

}  // namespace drivers::escpos
