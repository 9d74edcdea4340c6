// Keys on the screen, of a keyboard and of a number pad.
#pragma once

#include "ui/screens/composer.h"
#include "ui/screens/entry.h"

namespace ui {

toolkit::Part keyboard(Composer&, const Entry&);

// Digits as on a telephone. What they write is personal, and so is which one has the focus.
toolkit::Part digit_keys(Composer&, const Entry&);

}  // namespace ui
