// 无障碍: how the screen looks, over whatever is shown. The face's own affair: a visit knows
// nothing of it.
#pragma once

#include "ui/screens/frame.h"

namespace ui {

inline Way way_to_assistance()
{
    return {"assistance", "button.assistance", toolkit::IconId::assistance,
            Adjust{Adjust::Wish::open}};
}

void draw_assistance(Composer&, toolkit::Drawing&);

// What a wish makes of an appearance; open and close leave it as it is.
toolkit::Appearance adjusted(toolkit::Appearance, Adjust);

}  // namespace ui
