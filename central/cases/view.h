// A case as it is told to the citizen's terminal: the events and the standing of case.h, out of the
// file. What concerns the offices alone (points, opinions, reminders) is left out. Pure.
#pragma once

#include "central/cases/timers.h"

namespace central::cases {

// Nothing for what a citizen is not told.
std::optional<Happening> told_as(Act);
State state_of(Stage);

// Names of departments are the caller's: the holder of each event is the department's id.
base::Result<Case> case_of(const File&);
// By the clocks of the terms: extensions, stops, natural days.
base::Result<Standing> standing_of(const File&, Day today, const WorkingDays&);

}  // namespace central::cases
