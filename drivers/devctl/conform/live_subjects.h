// Devices that are there, as they are plugged in, with the faults that do them no harm: every fault
// is made above the device, which is only ever opened, asked for its state, and closed.
#pragma once

#include "drivers/bus.h"
#include "drivers/devctl/conform/subjects.h"

#include <string_view>
#include <vector>

namespace drivers::devctl::conform {

inline constexpr std::string_view every_device = "all";

// By class, driver, place ("1-2.4") or device file ("/dev/ttyS0"), or all that a driver knows. The
// bus must outlive what is made of the subjects.
std::vector<Subject> live_subjects(Bus&, std::string_view word);

}  // namespace drivers::devctl::conform
