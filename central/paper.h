// Rules about one printed paper: its serial, and what may become of it.
#pragma once

#include "base/result.h"
#include "central/wire/messages.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace central {

// "XF-2026-00000001-3": the last digit is ISO 7064 MOD 11,10 over the year and the number, so that
// a serial read aloud on the telephone or copied by hand shows a slip.
std::string make_serial(int year, std::int64_t number);
bool is_serial(std::string_view);

// issued is the only state a paper leaves by itself.
enum class PaperState { issued, printed, not_printed, unknown, withdrawn };

std::string_view name_of(PaperState);
base::Result<PaperState> paper_state_from(std::string_view);
PaperState state_after(wire::Outcome);

// What a terminal's report does. An outcome once recorded is not changed by a machine, not even
// from unknown to something better: that is for a person.
enum class Report { recorded, repeated, contradicts };
Report judge(PaperState now, wire::Outcome reported);

// A person may settle what the machine could not know; nothing else.
bool may_resolve(PaperState now, wire::Outcome settled);

}  // namespace central
