#include "central/cases/view.h"

#include "base/clock.h"

namespace central::cases {

using base::Result;

std::optional<Happening> told_as(Act act)
{
    switch (act) {
    case Act::received:
        return Happening::received;
    case Act::correction_told:
        return Happening::correction_told;
    case Act::correction_supplied:
        return Happening::correction_supplied;
    case Act::accepted:
    case Act::deemed_accepted:
        return Happening::accepted;
    case Act::refused:
        return Happening::refused;
    case Act::withdrawn:
        return Happening::withdrawn;
    case Act::ended:
        return Happening::ended;
    case Act::examined:
    case Act::handed_over:
        return Happening::examined;
    case Act::special_begun:
        return Happening::special_begun;
    case Act::special_ended:
        return Happening::special_ended;
    case Act::extended:
        return Happening::extended;
    case Act::granted:
    case Act::denied:
    case Act::granted_by_silence:
    case Act::renewed_by_silence:
        return Happening::decided;
    case Act::finished:
        return Happening::finished;
    case Act::delivered:
        return Happening::delivered;
    case Act::revoked:
        return Happening::revoked;
    case Act::material_supplied:
    case Act::material_deferred:
    case Act::committed:
    case Act::point_ticked:
    case Act::opinion_given:
    case Act::opinion_deemed:
    case Act::survey_recorded:
    case Act::provisional_issued:
    case Act::provisional_expired:
    case Act::after_check_due:
    case Act::after_check_passed:
    case Act::after_check_failed:
    case Act::credit_found:
    case Act::reminded:
        return std::nullopt;
    }
    std::unreachable();
}

State state_of(Stage stage)
{
    switch (stage) {
    case Stage::none:
    case Stage::received:
        return State::received;
    case Stage::correction_told:
        return State::correction_told;
    case Stage::accepted:
        return State::accepted;
    case Stage::examined:
        return State::examined;
    case Stage::special_procedure:
        return State::special_procedure;
    case Stage::granted:
    case Stage::denied:
        return State::decided;
    case Stage::finished:
        return State::finished;
    case Stage::delivered:
        return State::delivered;
    case Stage::refused:
        return State::refused;
    case Stage::withdrawn:
        return State::withdrawn;
    case Stage::ended:
        return State::ended;
    case Stage::revoked:
        return State::revoked;
    }
    std::unreachable();
}

Result<Case> case_of(const File& file)
{
    const auto& terms = file.terms;
    Case told{.number = terms.number,
              .item = terms.item,
              .title = terms.title,
              .title_en = terms.title_en,
              .legal_days = terms.legal.days,
              .promised_days = terms.promised.days,
              .events = {}};
    auto progress = progress_before(terms);
    for (const auto& [number, at, deed, previous] : file.entries) {
        TRY(advance(progress, terms, deed, at));
        const auto what = told_as(deed.act);
        if (!what)
            continue;
        told.events.push_back({.what = *what,
                               .at = base::to_rfc3339(at),
                               .holder = terms.levels[progress.level].department,
                               .text = deed.text,
                               .text_en = deed.text_en,
                               .until = deed.day ? to_text(*deed.day) : std::string(),
                               .days = deed.days});
    }
    return told;
}

static void set_clocks_of(Standing& standing, const std::vector<RunningClock>& clocks)
{
    for (const auto& clock : clocks) {
        const auto last = clock.last ? to_text(*clock.last) : std::string();
        if (clock.kind == ClockKind::legal) {
            standing.legal_until = last;
            standing.is_provisional = standing.is_provisional || clock.is_provisional;
        }
        if (clock.kind == ClockKind::promised) {
            standing.promised_until = last;
            standing.days_left = clock.left;
            standing.alarm = clock.alarm;
            standing.is_provisional = standing.is_provisional || clock.is_provisional;
        }
    }
}

static Stop stop_of(const Entry& entry)
{
    Stop stop{.since = to_text(day_of(entry.at)),
              .until = entry.deed.day ? to_text(*entry.deed.day) : std::string(),
              .is_over = false,
              .reason = entry.deed.text,
              .reason_en = entry.deed.text_en};
    if (const auto reason = entry.deed.reason; reason && stop.reason.empty())
        stop.reason = words_of(*reason).zh;
    if (const auto reason = entry.deed.reason; reason && stop.reason_en.empty())
        stop.reason_en = words_of(*reason).en;
    return stop;
}

static bool is_standing_still(Stage stage)
{
    return stage == Stage::correction_told || stage == Stage::special_procedure;
}

// The way through the stages: a stop is over with the entry that leads out of it, and what is to
// be done was told by the last entry that the citizen is told of.
static Result<> follow(Standing& standing, const File& file)
{
    auto progress = progress_before(file.terms);
    for (const auto& entry : file.entries) {
        const bool was_still = is_standing_still(progress.stage);
        TRY(advance(progress, file.terms, entry.deed, entry.at));
        const bool is_still = is_standing_still(progress.stage);
        if (is_still && !was_still)
            standing.stops.push_back(stop_of(entry));
        if (was_still && !is_still) {
            standing.stops.back().until = to_text(day_of(entry.at));
            standing.stops.back().is_over = true;
        }
        if (!told_as(entry.deed.act))
            continue;
        standing.to_do_text = entry.deed.text;
        standing.to_do_text_en = entry.deed.text_en;
        standing.to_do_until = entry.deed.day ? to_text(*entry.deed.day) : std::string();
    }
    return {};
}

static ToDo to_do_at(Stage stage)
{
    if (stage == Stage::correction_told)
        return ToDo::supply_papers;
    if (stage == Stage::refused)
        return ToDo::read_refusal;
    return stage == Stage::finished ? ToDo::collect_result : ToDo::nothing;
}

// What the applicant must bring to a terminal, and by when: the first of what was deferred.
static void set_deferred(Standing& standing, const std::vector<RunningClock>& clocks)
{
    for (const auto& clock : clocks) {
        if (clock.kind != ClockKind::tolerance)
            continue;
        const auto until = to_text(*clock.last);
        if (standing.to_do_until.empty() || until < standing.to_do_until)
            standing.to_do_until = until;
        standing.to_do = ToDo::supply_papers;
    }
}

Result<Standing> standing_of(const File& file, Day today, const WorkingDays& calendar)
{
    const auto progress = TRY(progress_of(file));
    if (!progress.applied)
        return base::fail(base::Errc::malformed, "a case to which nothing happened");
    Standing standing;
    TRY(follow(standing, file));
    standing.state = state_of(progress.stage);
    standing.applied_on = to_text(*progress.applied);
    standing.holder = file.terms.levels[progress.level].department;
    standing.to_do = to_do_at(progress.stage);
    if (standing.to_do == ToDo::nothing) {
        standing.to_do_text.clear();
        standing.to_do_text_en.clear();
        standing.to_do_until.clear();
    }
    const auto clocks = clocks_of(file.terms, progress, today, calendar);
    set_clocks_of(standing, clocks);
    if (standing.to_do == ToDo::nothing)
        set_deferred(standing, clocks);
    return standing;
}

}  // namespace central::cases
