// A grey picture: what a camera sees, one byte a pixel, 0 is black.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace drivers::camera {

// Beyond what any code scanner's camera gives; refused before memory is asked for.
inline constexpr int side_limit = 8192;
inline constexpr std::size_t pixel_limit = 32U << 20U;

struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;  // Rows from the top; width * height.

    std::span<std::uint8_t> row(int y) { return std::span(pixels).subspan(begin_of(y), columns()); }
    std::span<const std::uint8_t> row(int y) const
    {
        return std::span(pixels).subspan(begin_of(y), columns());
    }
    bool operator==(const Picture&) const = default;

private:
    std::size_t columns() const { return static_cast<std::size_t>(width); }
    std::size_t begin_of(int y) const { return static_cast<std::size_t>(y) * columns(); }
};

// Both sides from 1 to side_limit, and no more pixels than pixel_limit.
bool is_possible_size(std::int64_t width, std::int64_t height);

// Black. The size must be possible.
Picture make_picture(int width, int height);

struct Area {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    bool operator==(const Area&) const = default;
};

// The part of the picture that lies in the area; the area is cut to the picture, and at least one
// pixel of it must lie inside.
Picture cut_out(const Picture&, Area);

}  // namespace drivers::camera
