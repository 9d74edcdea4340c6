// A scene for somebody who does not see it or does not touch it: what there is to hear and to
// press, one after the other, and the ring that shows where one is. Pure.
#pragma once

#include "ui/toolkit/scene.h"

#include <string>
#include <vector>

namespace ui::toolkit {

struct Stop {
    Rect rect;
    std::string id;  // Of the target; empty where there is only something to hear.
    std::string spoken;
    bool is_private = false;
    bool is_control() const { return !id.empty(); }
};

// In the order in which the screen was composed: what it is about, its content, the ways on, the
// way out. Texts that stand on a target are told with it. What a question covers is left out.
std::vector<Stop> reading_order(const Scene&);

// Three bands of 1.4 mm, more than three pixels on any panel: the colour of text, of cards, of
// text. theme.toml demands the contrast of the two, so one of them stands out from whatever is
// around or below. Two bands lie in the gap to the next target, one on the edge of this one.
void draw_focus(Scene&, const Rect&, const Theme&);

}  // namespace ui::toolkit
