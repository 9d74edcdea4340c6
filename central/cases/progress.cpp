#include "central/cases/progress.h"

#include <fmt/format.h>

#include <algorithm>

namespace central::cases {

using base::Errc;
using base::Result;

std::string_view name_of(Stage stage)
{
    static constexpr std::string_view names[] = {
        "none",    "received", "correction_told", "accepted",  "examined", "special_procedure",
        "granted", "denied",   "finished",        "delivered", "refused",  "withdrawn",
        "ended",   "revoked"};
    static_assert(std::size(names) == all_stages.size());
    return names[static_cast<std::size_t>(stage)];
}

namespace {

constexpr unsigned bit(Stage stage)
{
    return 1U << static_cast<unsigned>(stage);
}

constexpr unsigned filed = bit(Stage::received) | bit(Stage::correction_told);
constexpr unsigned open = bit(Stage::accepted) | bit(Stage::examined);
constexpr unsigned special = bit(Stage::special_procedure);
constexpr unsigned decided = bit(Stage::granted) | bit(Stage::denied);
constexpr unsigned kept = bit(Stage::granted) | bit(Stage::finished) | bit(Stage::delivered);
constexpr unsigned living = filed | open | special | decided | kept;

struct Way {
    Act act;
    unsigned from;            // Stages.
    std::optional<Stage> to;  // Nothing: the stage stays.
};

constexpr Way ways[] = {
    {Act::received, bit(Stage::none), Stage::received},
    {Act::material_supplied, filed | open | special, {}},
    {Act::material_deferred, bit(Stage::received), {}},
    {Act::committed, bit(Stage::received), {}},
    {Act::correction_told, bit(Stage::received), Stage::correction_told},
    {Act::correction_supplied, bit(Stage::correction_told), Stage::received},
    {Act::accepted, bit(Stage::received), Stage::accepted},
    {Act::deemed_accepted, bit(Stage::received), Stage::accepted},
    {Act::refused, filed, Stage::refused},
    {Act::withdrawn, filed | open | special, Stage::withdrawn},
    {Act::ended, filed | open | special, Stage::ended},
    {Act::examined, open, Stage::examined},
    {Act::handed_over, open, Stage::examined},
    {Act::point_ticked, open, Stage::examined},
    {Act::opinion_given, open | special, {}},
    {Act::opinion_deemed, open | special, {}},
    {Act::survey_recorded, special, {}},
    {Act::special_begun, open, Stage::special_procedure},
    {Act::special_ended, special, Stage::examined},
    {Act::extended, open, Stage::examined},
    {Act::provisional_issued, open, {}},
    {Act::provisional_expired, open | special | decided, {}},
    {Act::granted, open, Stage::granted},
    {Act::denied, open, Stage::denied},
    {Act::granted_by_silence, open, Stage::granted},
    {Act::renewed_by_silence, open | special, Stage::granted},
    {Act::finished, decided, Stage::finished},
    {Act::delivered, bit(Stage::finished), Stage::delivered},
    {Act::after_check_due, kept, {}},
    {Act::after_check_passed, kept, {}},
    {Act::after_check_failed, kept, {}},
    {Act::revoked, kept, Stage::revoked},
    {Act::credit_found, bit(Stage::revoked), {}},
    {Act::reminded, living, {}},
};

constexpr bool is_in_order()
{
    for (std::size_t i = 0; i < std::size(ways); ++i)
        if (ways[i].act != all_acts[i] || static_cast<std::size_t>(all_acts[i]) != i)
            return false;
    return std::size(ways) == all_acts.size();
}
static_assert(is_in_order());

}  // namespace

std::optional<Stage> stage_after(Stage from, Act act)
{
    const auto& way = ways[static_cast<std::size_t>(act)];
    if ((way.from & bit(from)) == 0)
        return std::nullopt;
    return way.to.value_or(from);
}

std::vector<Pause> Progress::pauses() const
{
    std::vector<Pause> all;
    for (const auto& special : specials)
        all.push_back(special.pause);
    return all;
}

bool is_over(const Progress& progress)
{
    switch (progress.stage) {
    case Stage::refused:
    case Stage::withdrawn:
    case Stage::ended:
        return true;
    case Stage::delivered:
        return progress.check == Check::none || progress.check == Check::passed;
    case Stage::revoked:
        return progress.is_credit_found;
    case Stage::none:
    case Stage::received:
    case Stage::correction_told:
    case Stage::accepted:
    case Stage::examined:
    case Stage::special_procedure:
    case Stage::granted:
    case Stage::denied:
    case Stage::finished:
        return false;
    }
    std::unreachable();
}

Progress progress_before(const Terms& terms)
{
    Progress progress;
    progress.materials.resize(terms.materials.size());
    progress.points.resize(terms.points.size());
    progress.opinions.resize(terms.departments.size());
    progress.surveys.resize(terms.departments.size());
    return progress;
}

// The place in the list of the terms of what the deed is about.
template <class T>
static Result<std::size_t> place_of(const std::vector<T>& list, std::string T::*id,
                                    const Deed& deed)
{
    const auto at = std::ranges::find(list, deed.subject, id);
    if (at == list.end())
        return base::fail(Errc::malformed, "an entry about what the terms do not have");
    return static_cast<std::size_t>(at - list.begin());
}

static void advance_filing(Progress& progress, const Deed& deed, Day today)
{
    if (deed.act == Act::received)
        progress.applied = progress.receipt = today;
    if (deed.act == Act::committed)
        progress.is_committed = true;
    if (deed.act == Act::correction_told) {
        progress.was_correction_told = true;
        progress.correction_until = deed.day;
    }
    if (deed.act == Act::correction_supplied) {
        progress.receipt = today;
        progress.correction_until.reset();
    }
    if (deed.act == Act::accepted)
        progress.clock_from = today;
    if (deed.act == Act::deemed_accepted)
        progress.clock_from = deed.day;
}

// What is about one material, point, level or department.
static Result<> advance_part(Progress& progress, const Terms& terms, const Deed& deed, Day today)
{
    if (deed.act == Act::material_supplied || deed.act == Act::material_deferred) {
        const bool is_supplied = deed.act == Act::material_supplied;
        progress.materials[TRY(place_of(terms.materials, &TermMaterial::id, deed))] = {
            .state = is_supplied ? MaterialState::supplied : MaterialState::deferred,
            .until = deed.day};
    }
    if (deed.act == Act::handed_over) {
        progress.level = TRY(place_of(terms.levels, &TermLevel::department, deed));
        progress.level_since = today;
    }
    if (deed.act == Act::point_ticked)
        progress.points[TRY(place_of(terms.points, &ReviewPoint::id, deed))] = deed.outcome;
    if (deed.act == Act::opinion_given)
        progress.opinions[TRY(place_of(terms.departments, &TermDepartment::id, deed))] =
            deed.outcome == agrees ? Opinion::agrees : Opinion::disagrees;
    if (deed.act == Act::opinion_deemed)
        progress.opinions[TRY(place_of(terms.departments, &TermDepartment::id, deed))] =
            Opinion::deemed;
    if (deed.act == Act::survey_recorded)
        progress.surveys[TRY(place_of(terms.departments, &TermDepartment::id, deed))] = true;
    return {};
}

static void advance_examination(Progress& progress, const Deed& deed, Day today)
{
    if (deed.act == Act::special_begun) {
        progress.specials.push_back({.reason = deed.reason.value_or(Reason::hearing),
                                     .pause = {.from = today, .to = {}},
                                     .until = deed.day.value_or(today),
                                     .text = deed.text,
                                     .text_en = deed.text_en});
        progress.surveys.assign(progress.surveys.size(), false);
    }
    const bool ends_special = progress.stage == Stage::special_procedure &&
                              stage_after(progress.stage, deed.act) != progress.stage;
    if (ends_special)
        progress.specials.back().pause.to = today;
    if (deed.act == Act::extended)
        progress.extension += deed.days;
    if (deed.act == Act::provisional_issued) {
        progress.was_letter_issued = true;
        progress.letter_until = deed.day;
    }
    // The licence, or its denial, takes the place of the letter.
    if (deed.act == Act::provisional_expired || deed.act == Act::finished)
        progress.letter_until.reset();
    if (deed.act == Act::reminded)
        progress.reminders.emplace(deed.subject, deed.outcome);
}

static void advance_decision(Progress& progress, const Deed& deed, Stage then, Day today)
{
    if (then != progress.stage && (then == Stage::granted || then == Stage::denied)) {
        progress.decided = today;
        progress.is_granted = then == Stage::granted;
        if (progress.is_granted && progress.is_committed)
            progress.check = Check::open;
    }
    if (deed.act == Act::after_check_due)
        progress.check = Check::overdue;
    if (deed.act == Act::after_check_passed)
        progress.check = Check::passed;
    if (deed.act == Act::after_check_failed)
        progress.check = Check::failed;
    if (deed.act == Act::credit_found)
        progress.is_credit_found = true;
}

Result<> advance(Progress& progress, const Terms& terms, const Deed& deed, Moment at)
{
    const auto then = stage_after(progress.stage, deed.act);
    if (!then)
        return base::fail(Errc::malformed, fmt::format("'{}' cannot follow on '{}'",
                                                       name_of(deed.act), name_of(progress.stage)));
    const auto today = day_of(at);
    TRY(advance_part(progress, terms, deed, today));
    advance_filing(progress, deed, today);
    advance_examination(progress, deed, today);
    advance_decision(progress, deed, *then, today);
    progress.stage = *then;
    progress.last_at = at;
    ++progress.entries;
    return {};
}

Result<Progress> progress_of(const File& file)
{
    auto progress = progress_before(file.terms);
    for (const auto& entry : file.entries)
        TRY(advance(progress, file.terms, entry.deed, entry.at));
    return progress;
}

}  // namespace central::cases
