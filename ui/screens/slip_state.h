// How far a slip is that the receipt printer makes of what is on the screen.
#pragma once

namespace ui {

enum class SlipState { offered, unavailable, printing, printed, not_printed, unknown };

}  // namespace ui
