// Keeps what citizens show out of recorded stories.
#pragma once

#include "drivers/recording/recorder.h"

namespace drivers::devctl {

// Empty for a device that is no code scanner. Letters and digits of codes become x and 0; what
// scanners answer to commands stands, because a replay needs it.
recording::Mask code_mask_for(const DeviceDescription&);

}  // namespace drivers::devctl
