// Keys on the screen: of a keyboard, of a number pad, and those that pick a date.
#pragma once

#include "ui/screens/composer.h"
#include "ui/screens/entry.h"

namespace ui {

// Those for what is composed, and a way to more of them, in one row. Empty places while there are
// none, so that no key moves.
toolkit::Part candidates_row(Composer&, const Entry&);

toolkit::Part keyboard(Composer&, const Entry&);

// Digits as on a telephone. What they write is personal, and so is which one has the focus.
toolkit::Part digit_keys(Composer&, const Entry&);

// A row each for year, month and day.
toolkit::Part date_keys(Composer&, const Entry&);

}  // namespace ui
