// Tells systemd that the main loop lives. A loop that hangs is killed and started again.
#pragma once

#include "base/clock.h"

#include <chrono>
#include <optional>

namespace kiosk {

// Without systemd (tests, the demonstration) it does nothing.
class Watchdog {
public:
    Watchdog();
    void ready();
    // Call from the main loop; tells systemd at half the interval that the unit asks for.
    void alive();
    // Until when the next alive() is due; nothing without a watchdog.
    std::optional<base::Deadline> due() const { return due_; }

private:
    std::optional<std::chrono::microseconds> interval_;
    std::optional<base::Deadline> due_;
};

}  // namespace kiosk
