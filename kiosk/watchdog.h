// Tells systemd that the main loop lives. A loop that hangs is killed and started again. On a
// machine without systemd it feeds the hardware watchdog, which resets the machine.
#pragma once

#include "base/clock.h"
#include "drivers/watchdog.h"

#include <chrono>
#include <memory>
#include <optional>

namespace kiosk {

// Without systemd (tests, the demonstration) it does nothing.
class Watchdog {
public:
    // hardware: none where systemd holds it.
    explicit Watchdog(std::unique_ptr<drivers::Watchdog> hardware);
    void ready();
    // Call from the main loop; tells at half of what is waited for.
    void alive();
    // Until when the next alive() is due; nothing without a watchdog.
    std::optional<base::Deadline> due() const { return due_; }

private:
    const std::unique_ptr<drivers::Watchdog> hardware_;
    std::optional<std::chrono::microseconds> interval_;
    std::optional<base::Deadline> due_;
};

}  // namespace kiosk
