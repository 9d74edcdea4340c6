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

// Of the text that is hardest to read; 0 where one lies on nothing that is known, 21 where there
// is none.
double least_contrast(const Scene&);

// Smallest side of a target, and the smallest distance between two of them, in pixels; INT_MAX
// where there is none.
int least_side(const Scene&);
int least_gap(const Scene&);

// Controls and texts that say nothing, controls that a way through the screen by keys passes never
// or twice, two controls that sound the same.
std::vector<std::string> speech_mistakes(const Scene&);

// Whether somebody who sees no colours sees which of two states this is: by a word, a mark, a
// place, or at least by a ratio of 3 between light and dark (EN 301 549, 8.1.3).
bool are_told_apart_without_colour(const Scene&, const Scene&);

// Of the smallest text, in millimetres of a capital letter.
double smallest_capital_mm(const Scene&, const Panel&);

}  // namespace ui::toolkit
