// What the session's own files share: joining what two steps ask for, and words for the centre's
// problems.
#pragma once

#include "kiosk/effects.h"
#include "kiosk/events.h"

namespace kiosk {

Effects operator+(Effects first, Effects second);

ui::NoticeId notice_for(CentralProblem);

}  // namespace kiosk
