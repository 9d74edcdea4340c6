// What follows from the events of a case: the two clocks, the stops and what the citizen has to do.
#include "central/cases/clocks.h"

#include <algorithm>

namespace central::cases {

using base::Result;

static Result<std::vector<Day>> days_of(const std::vector<Event>& events)
{
    std::vector<Day> days;
    for (const auto& event : events)
        days.push_back(TRY(local_day_of(event.at)));
    return days;
}

namespace {

struct Clock {
    std::optional<Day> began;   // By acceptance.
    std::optional<Day> ended;   // By what finished it.
    std::vector<Pause> pauses;  // Special procedures.
    int extension = 0;

    bool is_stopped() const { return !pauses.empty() && !pauses.back().to; }
};

Clock clock_of(const std::vector<Event>& events, const std::vector<Day>& days)
{
    Clock clock;
    for (std::size_t i = 0; i < events.size(); ++i) {
        switch (events[i].what) {
        case Happening::accepted:
            clock.began = days[i];
            break;
        case Happening::special_begun:
            clock.pauses.push_back({.from = days[i], .to = {}});
            break;
        case Happening::special_ended:
            clock.pauses.back().to = days[i];
            break;
        case Happening::extended:
            clock.extension += events[i].days;
            break;
        case Happening::decided:
        case Happening::finished:
            clock.ended = clock.ended.value_or(days[i]);
            break;
        default:
            break;
        }
    }
    return clock;
}

}  // namespace

// While the case stands still nobody knows the last day: only what is left then is told.
static void set_clocks(Standing& standing, const Case& of, const Clock& clock,
                       const std::vector<Day>& days, Day today, const WorkingDays& calendar)
{
    if (!clock.began || clock.ended)
        return;
    const auto last = [&](int limit) {
        return last_day(calendar, *clock.began, {.days = limit}, clock.extension, clock.pauses);
    };
    const auto promised = last(of.promised_days);
    const auto now = clock.is_stopped() ? days.back() : today;
    standing.days_left = calendar.between(now, promised);
    standing.is_provisional = !calendar.is_known(promised);
    if (clock.is_stopped())
        return;
    const auto legal = last(of.legal_days);
    standing.promised_until = to_text(promised);
    standing.legal_until = to_text(legal);
    standing.is_provisional = standing.is_provisional || !calendar.is_known(legal);
    standing.alarm = alarm_for(*standing.days_left);
}

static void add_stops(Standing& standing, const std::vector<Event>& events,
                      const std::vector<Day>& days)
{
    for (std::size_t i = 0; i < events.size(); ++i) {
        const auto& event = events[i];
        if (event.what == Happening::special_begun || event.what == Happening::correction_told)
            standing.stops.push_back({.since = to_text(days[i]),
                                      .until = event.until,
                                      .is_over = false,
                                      .reason = event.text,
                                      .reason_en = event.text_en});
        const bool ends = event.what == Happening::special_ended ||
                          event.what == Happening::correction_supplied ||
                          event.what == Happening::refused;
        if (ends && !standing.stops.empty() && !standing.stops.back().is_over) {
            standing.stops.back().until = to_text(days[i]);
            standing.stops.back().is_over = true;
        }
    }
}

static ToDo to_do_in(State state)
{
    switch (state) {
    case State::correction_told:
        return ToDo::supply_papers;
    case State::refused:
        return ToDo::read_refusal;
    case State::finished:
        return ToDo::collect_result;
    case State::received:
    case State::accepted:
    case State::examined:
    case State::special_procedure:
    case State::decided:
    case State::delivered:
    case State::withdrawn:
    case State::ended:
    case State::revoked:
        return ToDo::nothing;
    }
    std::unreachable();
}

Result<Standing> standing_of(const Case& of, Day today, const WorkingDays& calendar)
{
    Standing standing;
    standing.state = TRY(state_of(of.events));
    const auto days = TRY(days_of(of.events));
    if (!std::ranges::is_sorted(days))
        return base::fail(base::Errc::malformed, "a case whose events go back in time");
    standing.applied_on = to_text(days.front());
    for (const auto& event : of.events)
        if (!event.holder.empty())
            standing.holder = event.holder;
    set_clocks(standing, of, clock_of(of.events, days), days, today, calendar);
    add_stops(standing, of.events, days);
    standing.to_do = to_do_in(standing.state);
    if (standing.to_do != ToDo::nothing) {
        standing.to_do_text = of.events.back().text;
        standing.to_do_text_en = of.events.back().text_en;
        standing.to_do_until = of.events.back().until;
    }
    return standing;
}

}  // namespace central::cases
