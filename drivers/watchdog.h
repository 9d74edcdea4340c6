// A hardware watchdog: resets the machine when nobody feeds it. Where systemd runs, systemd holds
// it (docs/decisions); this is for machines without, and for looking at one.
#pragma once

#include "base/result.h"

#include <chrono>
#include <string>

namespace drivers {

struct WatchdogFacts {
    std::string identity;            // "iTCO_wdt".
    std::chrono::seconds timeout{};  // What the hardware really took.
    bool was_reset_by_it = false;    // The last start of the machine was its doing.
    bool can_be_closed = false;      // Else it runs on when nobody holds it.
    bool operator==(const WatchdogFacts&) const = default;
};

// Runs from its opening on. Its end stops it, unless it cannot be stopped; a program that dies
// leaves it running, and has until its timeout to come back.
class Watchdog {
public:
    virtual ~Watchdog() = default;

    virtual const WatchdogFacts& facts() const = 0;

    // Call at least twice in each timeout, and only while all is well. Never waits.
    virtual base::Result<> feed() = 0;
};

}  // namespace drivers
