// What the session's own files share: joining what two steps ask for, and words for the centre's
// problems.
#pragma once

#include "kiosk/effects.h"
#include "kiosk/events.h"

namespace kiosk {

Effects operator+(Effects first, Effects second);

ui::NoticeId notice_for(CentralProblem);

// What the screen says of a slip that was to come out.
ui::SlipState slip_state_of(drivers::PaperOutcome);

}  // namespace kiosk
