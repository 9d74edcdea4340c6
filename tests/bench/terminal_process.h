// The terminal's program as it is shipped, started as a process of its own and looked at from
// outside through /proc.
#pragma once

#include "tests/bench/figures.h"
#include "tests/hall/hall.h"

#include <vector>

namespace bench {

// Start to first screen, memory, idle CPU. The hall lends its identity and centre; its own
// terminal must be switched off meanwhile.
std::vector<Figure> measure_process(hall::Hall&, const std::filesystem::path& build);

}  // namespace bench
