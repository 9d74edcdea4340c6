#include "kiosk/local_time.h"

#include <fmt/chrono.h>

namespace kiosk {

static constexpr std::chrono::hours beijing{8};

std::string local_time(base::WallTime time)
{
    return fmt::format("{:%Y-%m-%d %H:%M}",
                       fmt::localtime(std::chrono::system_clock::to_time_t(time)));
}

std::string local_time_of(std::string_view rfc3339)
{
    const auto moment = base::from_rfc3339(rfc3339);
    if (!moment)
        return {};
    auto text = base::to_rfc3339(*moment + beijing).substr(0, 16);
    text[10] = ' ';
    return text;
}

std::string local_day_of(std::string_view rfc3339)
{
    return local_time_of(rfc3339).substr(0, 10);
}

std::string local_minute_of(std::string_view rfc3339)
{
    const auto text = local_time_of(rfc3339);
    return text.empty() ? text : text.substr(11);
}

}  // namespace kiosk
