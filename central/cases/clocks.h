// How limits are counted. A limit of n days ends on the n-th day after the day from which it runs.
// Working days (工作日) leave out weekends and holidays and have the make-up days (调休). Natural
// days (自然日) have all; where the last one is no working day, the next working day is the last.
// Pure.
#pragma once

#include "central/cases/case.h"
#include "central/cases/terms.h"

#include <span>

namespace central::cases {

// Days that are left when the alarm changes its colour; what is published with the clocks.
inline constexpr int yellow_from = 3;
inline constexpr int red_from = 1;

// A clock that stands still. The day it begins is counted, as it is the office's own; the day it
// ends is not. Stops of one clock follow each other and do not overlap.
struct Pause {
    Day from{};
    std::optional<Day> to;  // Nothing: still.
};

// The last day of the limit and of the extension, moved by what the pauses took. A pause that began
// when the last day was past moves nothing: what is overdue stays so. A pause without end counts up
// to its beginning. Days: 0 to 1,000 in all.
Day last_day(const WorkingDays&, Day from, Limit, int extension, std::span<const Pause> pauses);
// Days of that unit from today to the last one; negative: overdue by so many.
int days_left(const WorkingDays&, Day today, Day last, DayUnit);

Alarm alarm_for(int days_left);

}  // namespace central::cases
