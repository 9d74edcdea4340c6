#include "central/cases/clocks.h"

#include <algorithm>

namespace central::cases {

using std::chrono::days;

// As many as WorkingDays::after() counts; a pause of years ends there, too.
static constexpr int most_counted = 1000;

static Day working_last(const WorkingDays& calendar, Day from, int count,
                        std::span<const Pause> pauses)
{
    auto last = calendar.after(from, std::clamp(count, 0, most_counted));
    for (const auto& pause : pauses) {
        if (!pause.to || pause.from > last)
            break;
        count += std::max(calendar.between(std::max(pause.from, from), *pause.to), 0);
        last = calendar.after(from, std::clamp(count, 0, most_counted));
    }
    return last;
}

static Day natural_last(const WorkingDays& calendar, Day from, int count,
                        std::span<const Pause> pauses)
{
    const auto put_off = [&](Day day) {
        return calendar.is_working(day) ? day : calendar.after(day, 1);
    };
    auto counted = from + days(std::clamp(count, 0, most_counted));
    for (const auto& pause : pauses) {
        if (!pause.to || pause.from > put_off(counted))
            break;
        // Stopped on a day off by which the last was put off: a working day was still to come.
        if (pause.from > counted)
            counted = put_off(counted);
        counted += std::max(*pause.to - std::max(pause.from, from), days(0));
    }
    return put_off(counted);
}

Day last_day(const WorkingDays& calendar, Day from, Limit limit, int extension,
             std::span<const Pause> pauses)
{
    const int count = limit.days + extension;
    return limit.unit == DayUnit::working ? working_last(calendar, from, count, pauses)
                                          : natural_last(calendar, from, count, pauses);
}

int days_left(const WorkingDays& calendar, Day today, Day last, DayUnit unit)
{
    return unit == DayUnit::working ? calendar.between(today, last)
                                    : static_cast<int>((last - today).count());
}

Alarm alarm_for(int days_left)
{
    if (days_left < 0)
        return Alarm::overdue;
    if (days_left <= red_from)
        return Alarm::red;
    return days_left <= yellow_from ? Alarm::yellow : Alarm::normal;
}

}  // namespace central::cases
