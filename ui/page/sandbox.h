// Takes from this process whatever reading a PDF does not need. One way: nothing is given back.
#pragma once

namespace ui::page {

// False when the kernel refuses: then nothing from outside may be opened.
bool enclose();

}  // namespace ui::page
