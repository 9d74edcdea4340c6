// One citizen's visit from the first touch to the clean screen, played by the demonstration.
#pragma once

#include "base/result.h"
#include "tests/hall/hall.h"

namespace demo {

// Errc::timeout names the screen that did not come.
base::Result<> play_visit(hall::Hall&, ui::Language);

}  // namespace demo
