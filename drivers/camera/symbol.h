// A QR code as its standard lays it out (ISO/IEC 18004): which modules are the same in every code
// of a size, and what a camera may know of the others.
#pragma once

#include <cstdint>
#include <vector>

namespace drivers::camera {

inline constexpr int least_size = 21;      // Version 1.
inline constexpr int greatest_size = 177;  // Version 40.

// A square of values, one a module, rows from the top.
template <class T>
struct Square {
    int size = 0;
    std::vector<T> values;

    explicit Square(int side)
        : size(side), values(static_cast<std::size_t>(side) * static_cast<std::size_t>(side))
    {
    }
    T& at(int x, int y) { return values[index(x, y)]; }
    const T& at(int x, int y) const { return values[index(x, y)]; }

private:
    std::size_t index(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(size) +
               static_cast<std::size_t>(x);
    }
};

// 1 for dark, -1 for light, 0 for what differs from code to code: finder, alignment and timing
// patterns. The size is one that a code can have.
Square<std::int8_t> known_modules(int size);

// The alignment pattern nearest to the corner without a finder pattern: the middle's module. 0 for
// the smallest code, which has none.
int last_alignment(int size);

}  // namespace drivers::camera
