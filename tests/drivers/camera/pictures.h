// Small pictures for the tests of the camera's parts.
#pragma once

#include "tests/drivers/camera/corpus/corpus.h"

namespace tests {

// A code drawn upright: nothing of a camera in it.
inline corpus::Picture draw(const corpus::Code& code, int module, int quiet = 4,
                            std::uint8_t dark = 20, std::uint8_t light = 220)
{
    const int side = (code.size + 2 * quiet) * module;
    auto out = drivers::camera::make_picture(side, side);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const int u = x / module - quiet, v = y / module - quiet;
            const bool is_inside = u >= 0 && v >= 0 && u < code.size && v < code.size;
            out.row(y)[static_cast<std::size_t>(x)] =
                is_inside && code.is_black(u, v) ? dark : light;
        }
    return out;
}

inline corpus::Code code_of(int version, std::uint64_t seed = 5)
{
    corpus::Random random(seed);
    return corpus::make_code(random, version, 1);
}

}  // namespace tests
