// A black and white picture for a print head: one bit a dot, 1 is black.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace base {

struct Bitmap {
    int width = 0;   // Dots.
    int height = 0;  // Dots.
    // Rows from the top, each (width + 7) / 8 bytes, most significant bit left. Bits beyond width
    // are 0. rows.size() == stride() * height.
    std::vector<std::uint8_t> rows;

    std::size_t stride() const { return static_cast<std::size_t>(width + 7) / 8; }
    bool is_black(int x, int y) const
    {
        const auto index = static_cast<std::size_t>(y) * stride() + static_cast<std::size_t>(x) / 8;
        return ((rows[index] >> (7 - x % 8)) & 1) != 0;
    }
    bool operator==(const Bitmap&) const = default;
};

}  // namespace base
