// What time does to a case: the clocks that run, and what the system must enter by itself. Pure:
// the same file at the same moment has the same answer, and once it is entered, none.
#pragma once

#include "central/cases/progress.h"

namespace central::cases {

enum class ClockKind {
    acceptance,    // Five working days from receipt, to tell what is missing.
    correction,    // The applicant's, to answer.
    tolerance,     // The applicant's, for a deferred material. Subject: it.
    opinion,       // Of a department. Subject: it.
    lower_review,  // Of a level that does not decide.
    promised,
    legal,
    special,      // By which the procedure should end, as it was told.
    delivery,     // Ten working days from the decision.
    after_check,  // Of a commitment.
};
inline constexpr std::array all_clock_kinds{
    ClockKind::acceptance,   ClockKind::correction, ClockKind::tolerance, ClockKind::opinion,
    ClockKind::lower_review, ClockKind::promised,   ClockKind::legal,     ClockKind::special,
    ClockKind::delivery,     ClockKind::after_check};
std::string_view name_of(ClockKind);

struct RunningClock {
    ClockKind kind{};
    std::string subject = {};
    Day from{};
    std::optional<Day> last = {};  // Nothing while it stands still: nobody knows.
    int left = 0;                  // Days of its unit; of what stands still, when it stopped.
    DayUnit unit{};
    Alarm alarm = Alarm::none;    // none: it stands still.
    bool is_provisional = false;  // Counted with a year whose holidays are not published.
};

std::vector<RunningClock> clocks_of(const Terms&, const Progress&, Day today, const WorkingDays&);
// Of the whole case. Nothing before acceptance.
std::optional<Day> last_day_of(const Progress&, Limit, const WorkingDays&);

// The next that the system must enter now, in the order of the days on which it came about; nothing
// when there is none. Reminders come last.
std::optional<Deed> next_due(const Terms&, const Progress&, Day today, const WorkingDays&);
// Whether the law has done it already, so that nothing else may come before. A reminder has not.
bool has_effect(Act);

// All of them. Each is proposed in this order, and then there are none.
base::Result<std::vector<Deed>> due_events(const File&, Moment now, const WorkingDays&);

}  // namespace central::cases
