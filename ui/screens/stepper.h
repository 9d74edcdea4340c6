// The four steps to a paper, and where the citizen is.
#pragma once

#include "ui/screens/composer.h"

namespace ui {

toolkit::Part stepper(const Composer&, int current);

}  // namespace ui
