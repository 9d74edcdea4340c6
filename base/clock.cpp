#include "base/clock.h"

#include <fmt/chrono.h>

#include <algorithm>
#include <cstdio>

namespace base {

std::chrono::milliseconds time_left(Deadline deadline)
{
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    return std::max(left, std::chrono::milliseconds{0});
}

std::string to_rfc3339(WallTime time)
{
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

Result<WallTime> from_rfc3339(std::string_view text)
{
    int year = 0;
    unsigned month = 0, day = 0, hour = 0, minute = 0, second = 0;
    char end = 0;
    const std::string copy(text);
    const int found = std::sscanf(copy.c_str(), "%4d-%2u-%2uT%2u:%2u:%2u%c", &year, &month, &day,
                                  &hour, &minute, &second, &end);
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                           std::chrono::day{day}};
    if (text.size() != 20 || found != 7 || end != 'Z' || !date.ok() || hour > 23 || minute > 59 ||
        second > 60)
        return fail(Errc::malformed, "not an RFC 3339 time in UTC");
    const std::chrono::sys_seconds moment = std::chrono::sys_days{date} + std::chrono::hours{hour} +
                                            std::chrono::minutes{minute} +
                                            std::chrono::seconds{second};
    // WallTime counts nanoseconds, which reach no further than 292 years from 1970.
    return std::clamp(moment, std::chrono::ceil<std::chrono::seconds>(WallTime::min()),
                      std::chrono::floor<std::chrono::seconds>(WallTime::max()));
}

}  // namespace base
