// Joining what two steps ask for. For the session's own files.
#pragma once

#include "kiosk/effects.h"

namespace kiosk {

Effects operator+(Effects first, Effects second);

}  // namespace kiosk
