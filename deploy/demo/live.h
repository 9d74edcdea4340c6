// The terminal in a window, with a panel beside it for what hands do: cards, paper, plugs.
#pragma once

#include "tests/hall/hall.h"

#include <filesystem>

namespace demo {

// Until the window is closed. panel: the program yimen-demo-panel; lines: the file it writes what
// was pressed to.
void live(hall::Hall&, const std::filesystem::path& panel, const std::filesystem::path& lines);

}  // namespace demo
