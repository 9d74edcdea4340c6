// The terminal's program as it is shipped, started as a process of its own and looked at from
// outside through /proc.
#pragma once

#include "tests/bench/figures.h"
#include "tests/hall/display.h"
#include "tests/hall/hall.h"

#include <cstdint>
#include <vector>

namespace bench {

// Where the display is looked at to see whether the first screen is there.
inline constexpr int probe_x = 540;
inline constexpr int probe_y = 600;

// Start to first pixels, memory, idle CPU. The hall lends its identity and centre; its own terminal
// must be switched off meanwhile. first_pixel: what the first screen has at the probe.
std::vector<Figure> measure_process(hall::Hall&, const hall::Display&, std::uint32_t first_pixel,
                                    const std::filesystem::path& build);

}  // namespace bench
