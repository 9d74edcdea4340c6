// What is wrong with a drawn screen, in words: for tests, which hold every screen to it.
#pragma once

#include "ui/toolkit/widget.h"

#include <string>
#include <vector>

namespace ui::toolkit {

// Targets too small, too near, overlapping or outside; texts that are clipped, cut off, outside,
// over each other or across an edge; characters that no font has; anything without spoken text.
std::vector<std::string> layout_mistakes(const Scene&, const Kit&);

// Texts whose WCAG ratio to what lies behind them is less than that, and those behind which nothing
// lies that is known.
std::vector<std::string> contrast_mistakes(const Scene&, double least);

// Of the smallest text, in millimetres of a capital letter.
double smallest_capital_mm(const Scene&, const Panel&);

}  // namespace ui::toolkit
