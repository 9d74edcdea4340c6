// Larger pictures, in which something moves while the machine or the citizen has something to do.
#pragma once

#include "ui/toolkit/widget.h"

namespace ui {

// A card that comes down onto the reader; at rest it lies there.
toolkit::Part card_on_reader(int phase);

// A paper with a code that comes before the scanner's window; at rest it stands there.
toolkit::Part code_before_scanner(int phase);

// A printer with a page in its mouth: moving while it prints.
enum class PrinterDoes { prints, waits, has_printed };
toolkit::Part printer(PrinterDoes, int phase);

}  // namespace ui
