// Larger pictures, in which something moves while the machine or the citizen has something to do.
#pragma once

#include "ui/toolkit/widget.h"

namespace ui {

// A card that comes down onto the reader; at rest it lies there.
toolkit::Part card_on_reader(int phase);

// A printer with a page in its mouth: moving while it prints.
enum class PrinterDoes { prints, waits, has_printed };
toolkit::Part printer(PrinterDoes, int phase);

}  // namespace ui
