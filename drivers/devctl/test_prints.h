// What a technician prints to see whether a printer prints.
#pragma once

#include "base/bitmap.h"
#include "base/bytes.h"
#include "drivers/document_printer.h"

namespace drivers::devctl {

// A frame at the very edge of the head, a ladder of strokes 1 to 8 dots wide, four shades, and a
// diagonal on which a missed step of the motor shows.
base::Bitmap test_slip(int width);

// One A4 page of PDF: a frame 10 mm from the edges and a line of text.
base::Bytes test_page();

// The same frame and a diagonal, for printers that take no PDF. Rasterise.
base::Result<PageDots> draw_test_page(base::ByteView pdf, const PageWanted&);

}  // namespace drivers::devctl
