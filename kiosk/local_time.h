// The centre's moments as a citizen reads a clock. All of China has one time.
#pragma once

#include "base/clock.h"

#include <string>
#include <string_view>

namespace kiosk {

// As the machine's own time zone has it: "2026-03-01 16:00".
std::string local_time(base::WallTime);

// "2026-03-01T08:00:00Z" → "2026-03-01 16:00"; empty for what is no moment.
std::string local_time_of(std::string_view rfc3339);
std::string local_day_of(std::string_view rfc3339);     // "2026-03-01"
std::string local_minute_of(std::string_view rfc3339);  // "16:00"

}  // namespace kiosk
