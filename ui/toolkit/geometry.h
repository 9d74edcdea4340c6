// Rectangles in pixels of the surface, and colours.
#pragma once

#include <algorithm>
#include <cstdint>

namespace ui::toolkit {

struct Size {
    int width = 0;
    int height = 0;
    bool operator==(const Size&) const = default;
};

struct Point {
    int x = 0;
    int y = 0;
    bool operator==(const Point&) const = default;
};

struct Rect {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    bool operator==(const Rect&) const = default;

    int right() const { return x + width; }
    int bottom() const { return y + height; }
    bool is_empty() const { return width <= 0 || height <= 0; }
    bool contains(int px, int py) const
    {
        return px >= x && py >= y && px < right() && py < bottom();
    }
    bool contains(const Rect& other) const
    {
        return other.x >= x && other.y >= y && other.right() <= right() &&
               other.bottom() <= bottom();
    }
    // Negative: grown.
    Rect inset(int by) const { return {x + by, y + by, width - 2 * by, height - 2 * by}; }
};

inline Rect intersection(const Rect& a, const Rect& b)
{
    const int x = std::max(a.x, b.x);
    const int y = std::max(a.y, b.y);
    return {x, y, std::min(a.right(), b.right()) - x, std::min(a.bottom(), b.bottom()) - y};
}

inline Rect united(const Rect& a, const Rect& b)
{
    if (a.is_empty())
        return b;
    if (b.is_empty())
        return a;
    const int x = std::min(a.x, b.x);
    const int y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;
    bool operator==(const Colour&) const = default;
};

inline constexpr Colour transparent{0, 0, 0, 0};

// WCAG 2 contrast ratio of two opaque colours, 1 to 21.
double contrast(Colour, Colour);

}  // namespace ui::toolkit
