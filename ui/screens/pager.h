// The foot of a list that does not fit: which page of it is shown, and the ways to the others.
#pragma once

#include "ui/screens/composer.h"

namespace ui {

toolkit::Part pager(Composer&, int page, int pages);

}  // namespace ui
