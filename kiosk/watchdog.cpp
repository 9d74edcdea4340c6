#include "kiosk/watchdog.h"

#include <systemd/sd-daemon.h>

namespace kiosk {

Watchdog::Watchdog()
{
    std::uint64_t microseconds = 0;
    if (sd_watchdog_enabled(0, &microseconds) > 0) {
        interval_ = std::chrono::microseconds{microseconds / 2};
        due_ = std::chrono::steady_clock::now();
    }
}

void Watchdog::ready()
{
    sd_notify(0, "READY=1");
}

void Watchdog::alive()
{
    const auto now = std::chrono::steady_clock::now();
    if (!interval_ || now < *due_)
        return;
    sd_notify(0, "WATCHDOG=1");
    due_ = now + *interval_;
}

}  // namespace kiosk
