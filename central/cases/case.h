// One matter of a citizen (办件) as what happened to it, and what follows from that: its state, who
// holds it, both clocks and what the citizen has to do. Pure: events in, standing out.
#pragma once

#include "base/result.h"
#include "central/cases/working_days.h"
#include "central/wire/cases.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace central::cases {

using State = wire::CaseState;
using Happening = wire::CaseHappening;
using Alarm = wire::CaseAlarm;
using ToDo = wire::CaseToDo;

// What happened once and is never changed.
struct Event {
    Happening what{};
    std::string at;      // RFC 3339, UTC.
    std::string holder;  // The office that has the case after it.
    std::string text;    // For the citizen: what is missing, why it stands still. Chinese.
    std::string text_en;
    std::string until;  // YYYY-MM-DD or empty.
    int days = 0;       // Of an extension, working days.
};

// As the case was filed: later changes of the item do not change it.
struct Case {
    std::string number;  // "BJ-2026-0000001-3"
    std::string item;    // Code.
    std::string title;
    std::string title_en;
    int legal_days = 0;     // 法定, working days.
    int promised_days = 0;  // 承诺, at most as many.
    std::vector<Event> events;
};

// The state after one more event; nothing when it cannot follow. No state: nothing happened yet.
std::optional<State> state_after(std::optional<State>, Happening);
// Errc::malformed when the events cannot have happened in this order.
base::Result<State> state_of(const std::vector<Event>&);

struct Stop {
    std::string since;  // YYYY-MM-DD, in China, like every day here.
    std::string until;  // When it ended, or is meant to; may be empty.
    bool is_over = false;
    std::string reason;
    std::string reason_en;
};

struct Standing {
    State state{};
    std::string applied_on;
    std::string holder;
    std::string legal_until;       // Empty while that clock does not run.
    std::string promised_until;    // The same.
    std::optional<int> days_left;  // Working days of the promise; negative: overdue by so many.
    bool is_provisional = false;   // Counted with a year whose holidays are not published.
    Alarm alarm = Alarm::none;
    std::vector<Stop> stops;
    ToDo to_do = ToDo::nothing;
    std::string to_do_text;
    std::string to_do_text_en;
    std::string to_do_until;
};

// Errc::malformed as state_of().
base::Result<Standing> standing_of(const Case&, Day today, const WorkingDays&);

// The year and a number within it.
std::string make_case_number(int year, std::int64_t number);
bool is_case_number(std::string_view);

}  // namespace central::cases
