#include "kiosk/watchdog.h"

#include "base/log.h"

#include <systemd/sd-daemon.h>

#include <algorithm>

namespace kiosk {

using base::LogEvent;

Watchdog::Watchdog(std::unique_ptr<drivers::Watchdog> hardware) : hardware_(std::move(hardware))
{
    std::uint64_t microseconds = 0;
    if (sd_watchdog_enabled(0, &microseconds) > 0)
        interval_ = std::chrono::microseconds{microseconds / 2};
    if (hardware_) {
        const std::chrono::microseconds half = hardware_->facts().timeout / 2;
        interval_ = std::min(interval_.value_or(half), half);
        base::log(LogEvent::device_up,
                  {{"device", "watchdog"}, {"model", hardware_->facts().identity}});
        if (hardware_->facts().was_reset_by_it)
            base::log(LogEvent::device_state,
                      {{"device", "watchdog"}, {"state", "has reset the machine"}});
    }
    if (interval_)
        due_ = std::chrono::steady_clock::now();
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
    if (hardware_)
        if (const auto fed = hardware_->feed(); !fed)
            base::log(LogEvent::device_failed, {{"device", "watchdog"}, {"cause", fed.error()}});
    due_ = now + *interval_;
}

}  // namespace kiosk
