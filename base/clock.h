// The only source of time. Logic that needs time takes a Clock; waits take a Deadline.
#pragma once

#include "base/result.h"

#include <chrono>
#include <string>
#include <string_view>

namespace base {

using SteadyTime = std::chrono::steady_clock::time_point;
using WallTime = std::chrono::system_clock::time_point;
using Deadline = SteadyTime;

class Clock {
public:
    virtual ~Clock() = default;
    virtual SteadyTime steady() const = 0;
    virtual WallTime wall() const = 0;
};

// The machine's own clocks. Thread-safe.
class SystemClock final : public Clock {
public:
    SteadyTime steady() const override { return std::chrono::steady_clock::now(); }
    WallTime wall() const override { return std::chrono::system_clock::now(); }
};

inline Deadline within(std::chrono::milliseconds time)
{
    return std::chrono::steady_clock::now() + time;
}

// Zero once the deadline has passed.
std::chrono::milliseconds time_left(Deadline);

// RFC 3339 in UTC to the second: 2026-01-31T09:30:00Z. Other forms are Errc::malformed.
// What lies outside the years 1677 to 2262 is taken for the nearest moment that WallTime has.
std::string to_rfc3339(WallTime);
Result<WallTime> from_rfc3339(std::string_view);

}  // namespace base
