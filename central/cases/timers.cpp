#include "central/cases/timers.h"

#include "central/cases/machine.h"

#include <fmt/format.h>

#include <algorithm>

namespace central::cases {

using base::Result;
using std::chrono::days;

std::string_view name_of(ClockKind kind)
{
    switch (kind) {
    case ClockKind::acceptance:
        return "acceptance";
    case ClockKind::correction:
        return "correction";
    case ClockKind::tolerance:
        return "tolerance";
    case ClockKind::opinion:
        return "opinion";
    case ClockKind::lower_review:
        return "lower_review";
    case ClockKind::promised:
        return "promised";
    case ClockKind::legal:
        return "legal";
    case ClockKind::special:
        return "special";
    case ClockKind::delivery:
        return "delivery";
    case ClockKind::after_check:
        return "after_check";
    }
    std::unreachable();
}

namespace {

bool is_examined(Stage stage)
{
    return stage == Stage::accepted || stage == Stage::examined ||
           stage == Stage::special_procedure;
}

// Puts the running clocks of one case together.
class Clocks {
public:
    Clocks(const Terms& terms, const Progress& progress, Day today, const WorkingDays& calendar)
        : terms_(terms),
          progress_(progress),
          today_(today),
          calendar_(calendar),
          pauses_(progress.pauses())
    {
    }

    std::vector<RunningClock> take() { return std::move(clocks_); }

    void add(ClockKind kind, std::string subject, Day from, Day last, DayUnit unit)
    {
        const int left = days_left(calendar_, today_, last, unit);
        clocks_.push_back({.kind = kind,
                           .subject = std::move(subject),
                           .from = from,
                           .last = last,
                           .left = left,
                           .unit = unit,
                           .alarm = alarm_for(left),
                           .is_provisional = !calendar_.is_known(last)});
    }
    // Of a clock that special procedures stop.
    void add_office(ClockKind kind, std::string subject, Day from, Limit limit, int extension)
    {
        const auto last = last_day(calendar_, from, limit, extension, pauses_);
        add(kind, std::move(subject), from, last, limit.unit);
        if (!progress_.is_stopped())
            return;
        auto& clock = clocks_.back();
        clock.left = days_left(calendar_, pauses_.back().from, last, limit.unit);
        clock.alarm = Alarm::none;
        clock.last.reset();
    }

private:
    const Terms& terms_;
    const Progress& progress_;
    Day today_;
    const WorkingDays& calendar_;
    std::vector<Pause> pauses_;
    std::vector<RunningClock> clocks_;
};

}  // namespace

static void add_filing(Clocks& to, const Progress& progress, const WorkingDays& calendar)
{
    if (progress.stage == Stage::received)
        to.add(ClockKind::acceptance, {}, *progress.receipt,
               last_day(calendar, *progress.receipt, {.days = acceptance_days}, 0, {}),
               DayUnit::working);
    if (progress.stage == Stage::correction_told && progress.correction_until)
        to.add(ClockKind::correction, {}, *progress.receipt, *progress.correction_until,
               DayUnit::natural);
}

static void add_examination(Clocks& to, const Terms& terms, const Progress& progress)
{
    if (!is_examined(progress.stage) || !progress.clock_from)
        return;
    const auto from = *progress.clock_from;
    for (std::size_t i = 0; i < terms.materials.size(); ++i)
        if (progress.materials[i].state == MaterialState::deferred && progress.materials[i].until)
            to.add(ClockKind::tolerance, terms.materials[i].id, from, *progress.materials[i].until,
                   DayUnit::natural);
    for (std::size_t i = 0; i < terms.departments.size(); ++i)
        if (progress.opinions[i] == Opinion::none)
            to.add_office(ClockKind::opinion, terms.departments[i].id, from,
                          terms.departments[i].limit, 0);
    if (progress.level + 1 < terms.levels.size())
        to.add_office(ClockKind::lower_review, terms.levels[progress.level].department,
                      progress.level_since.value_or(from),
                      {.days = terms.levels[progress.level].review_days}, 0);
    // An item of the law without a limit has none to be measured by.
    if (terms.promised.days > 0 || terms.legal.days > 0)
        to.add_office(ClockKind::promised, {}, from, terms.promised, progress.extension);
    if (terms.legal.days > 0)
        to.add_office(ClockKind::legal, {}, from, terms.legal, progress.extension);
    if (progress.is_stopped())
        to.add(ClockKind::special, {}, progress.specials.back().pause.from,
               progress.specials.back().until, DayUnit::natural);
}

static bool is_check_open(const Progress& progress)
{
    return progress.check == Check::open || progress.check == Check::overdue;
}

static void add_result(Clocks& to, const Terms& terms, const Progress& progress,
                       const WorkingDays& calendar)
{
    if (!progress.decided)
        return;
    const bool is_underway = progress.stage == Stage::granted || progress.stage == Stage::denied ||
                             progress.stage == Stage::finished;
    if (is_underway)
        to.add(ClockKind::delivery, {}, *progress.decided,
               last_day(calendar, *progress.decided, {.days = delivery_days}, 0, {}),
               DayUnit::working);
    if (is_check_open(progress) && progress.stage != Stage::revoked)
        to.add(ClockKind::after_check, {}, *progress.decided,
               *progress.decided + days(terms.after_check_days), DayUnit::natural);
}

std::vector<RunningClock> clocks_of(const Terms& terms, const Progress& progress, Day today,
                                    const WorkingDays& calendar)
{
    Clocks clocks(terms, progress, today, calendar);
    add_filing(clocks, progress, calendar);
    add_examination(clocks, terms, progress);
    add_result(clocks, terms, progress, calendar);
    return clocks.take();
}

std::optional<Day> last_day_of(const Progress& progress, Limit limit, const WorkingDays& calendar)
{
    if (!progress.clock_from)
        return std::nullopt;
    const auto pauses = progress.pauses();
    return last_day(calendar, *progress.clock_from, limit, progress.extension, pauses);
}

bool has_effect(Act act)
{
    return act != Act::reminded;
}

namespace {

// What has come about, and on which day.
struct Due {
    Day since{};
    Deed deed;
};

Deed by_system(Act act)
{
    return {.act = act, .by = By::system, .actor = "system"};
}

}  // namespace

static bool is_silent(const Terms& terms, const RunningClock& clock)
{
    return (clock.kind == ClockKind::promised && terms.silence == Silence::promised) ||
           (clock.kind == ClockKind::legal && terms.silence == Silence::legal);
}

static bool is_deemed(const Terms& terms, const RunningClock& clock)
{
    const auto department =
        std::ranges::find(terms.departments, clock.subject, &TermDepartment::id);
    return clock.kind == ClockKind::opinion && department->is_silence_yes;
}

static Deed end_for(Reason reason, const std::string& subject)
{
    auto deed = by_system(Act::ended);
    deed.reason = reason;
    deed.subject = subject;
    deed.text = words_of(reason).zh;
    deed.text_en = words_of(reason).en;
    return deed;
}

// What the law makes of a limit that has passed.
static std::optional<Deed> effect_of(const RunningClock& clock, const Terms& terms)
{
    if (clock.kind == ClockKind::acceptance) {
        auto deed = by_system(Act::deemed_accepted);
        deed.day = clock.from;
        return deed;
    }
    if (clock.kind == ClockKind::correction && terms.ends_unanswered)
        return end_for(Reason::correction_unanswered, {});
    if (clock.kind == ClockKind::tolerance)
        return end_for(Reason::tolerance_expired, clock.subject);
    if (is_deemed(terms, clock)) {
        auto deed = by_system(Act::opinion_deemed);
        deed.subject = clock.subject;
        return deed;
    }
    if (is_silent(terms, clock)) {
        auto deed = by_system(Act::granted_by_silence);
        deed.day = clock.last;
        return deed;
    }
    return std::nullopt;
}

static std::vector<Due> effects_of(const std::vector<RunningClock>& clocks, const Terms& terms,
                                   const Progress& progress, Day today)
{
    std::vector<Due> due;
    for (const auto& clock : clocks)
        if (clock.last && *clock.last < today)
            if (auto deed = effect_of(clock, terms))
                due.push_back({.since = *clock.last, .deed = std::move(*deed)});
    if (terms.renews && *terms.renews < today && is_examined(progress.stage)) {
        due.push_back({.since = *terms.renews, .deed = by_system(Act::renewed_by_silence)});
        due.back().deed.day = terms.renews;
    }
    if (progress.letter_until && *progress.letter_until < today &&
        stage_after(progress.stage, Act::provisional_expired))
        due.push_back(
            {.since = *progress.letter_until, .deed = by_system(Act::provisional_expired)});
    if (progress.check == Check::open && stage_after(progress.stage, Act::after_check_due))
        for (const auto& clock : clocks)
            if (clock.kind == ClockKind::after_check && *clock.last < today)
                due.push_back({.since = *clock.last, .deed = by_system(Act::after_check_due)});
    return due;
}

// A broken commitment has consequences that nobody chooses.
static std::optional<Deed> consequence_of(const Progress& progress)
{
    if (progress.check == Check::failed && stage_after(progress.stage, Act::revoked))
        return by_system(Act::revoked);
    if (progress.stage == Stage::revoked && !progress.is_credit_found)
        return by_system(Act::credit_found);
    return std::nullopt;
}

static bool is_reminded(const Progress& progress, const std::string& subject, Alarm alarm)
{
    for (const auto each : {Alarm::yellow, Alarm::red, Alarm::overdue})
        if (each >= alarm && progress.reminders.contains({subject, std::string(name_of(each))}))
            return true;
    return false;
}

static std::optional<Deed> reminder_of(const std::vector<RunningClock>& clocks,
                                       const Progress& progress)
{
    for (const auto& clock : clocks) {
        if (!clock.last || clock.alarm < Alarm::yellow)
            continue;
        auto subject = std::string(name_of(clock.kind));
        if (!clock.subject.empty())
            subject += ":" + clock.subject;
        // An extension or a new stop gives the clock another limit: it is told once for each.
        // Appended: GCC 12 warns falsely of the sum when it optimises.
        subject.append("@").append(to_text(*clock.last));
        if (is_reminded(progress, subject, clock.alarm))
            continue;
        auto deed = by_system(Act::reminded);
        deed.subject = std::move(subject);
        deed.outcome = name_of(clock.alarm);
        deed.day = clock.last;
        return deed;
    }
    return std::nullopt;
}

std::optional<Deed> next_due(const Terms& terms, const Progress& progress, Day today,
                             const WorkingDays& calendar)
{
    if (progress.stage == Stage::none || is_over(progress))
        return std::nullopt;
    if (auto deed = consequence_of(progress))
        return deed;
    const auto clocks = clocks_of(terms, progress, today, calendar);
    auto due = effects_of(clocks, terms, progress, today);
    const auto first = std::ranges::min_element(due, {}, &Due::since);
    if (first != due.end())
        return std::move(first->deed);
    return reminder_of(clocks, progress);
}

Result<std::vector<Deed>> due_events(const File& file, Moment now, const WorkingDays& calendar)
{
    // Each clock can be reminded of three times and has one effect; what is above is a bug of ours.
    static constexpr std::size_t most_due = 500;
    auto progress = TRY(progress_of(file));
    if (progress.entries > 0)
        now = std::max(now, progress.last_at);
    std::vector<Deed> all;
    while (all.size() < most_due) {
        auto deed = next_due(file.terms, progress, day_of(now), calendar);
        if (!deed)
            return all;
        TRY(advance(progress, file.terms, *deed, now));
        all.push_back(std::move(*deed));
    }
    return base::fail(base::Errc::exhausted, "a case in which the system finds no end");
}

}  // namespace central::cases
