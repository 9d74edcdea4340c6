// What every screen comes to, on the panel of halls and on the small one of counters: the numbers
// of docs/accessibility.md.
#pragma once

#include <string>
#include <vector>

namespace conformance {

// The worst of all, and where it is.
struct Worst {
    double value = 0;
    std::string where = {};
};

struct Measured {
    Worst target_mm, elder_target_mm;
    Worst gap_mm;
    Worst capital_mm, elder_capital_mm;
    Worst small_target_mm, small_capital_mm, small_elder_capital_mm;  // 21.5 inches.
    Worst light_contrast, dark_contrast, high_contrast;
    Worst lowest_mm, highest_mm;  // Over the floor, with the picture lowered.
    // In words: what says nothing, is passed never or twice by keys, differs by colour alone.
    std::vector<std::string> mistakes;
};

Measured measure();

}  // namespace conformance
