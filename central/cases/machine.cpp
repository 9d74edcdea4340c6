#include "central/cases/machine.h"

#include "central/cases/rules.h"
#include "central/cases/timers.h"

#include <algorithm>

namespace central::cases {

using base::Result;

static std::expected<Moment, Refusal> moment_after(const Progress& progress, Moment now)
{
    if (progress.entries == 0 || now >= progress.last_at)
        return now;
    if (progress.last_at - now > most_skew)
        return std::unexpected(Refusal::clock_behind);
    return progress.last_at;
}

static bool is_actor(const Deed& deed)
{
    if (deed.by == By::system)
        return deed.actor == "system" && deed.department.empty();
    if (deed.by == By::applicant)
        return is_case_id(deed.actor) && deed.department.empty();
    return is_case_id(deed.actor) && is_case_id(deed.department);
}

// What stands against the deed at this moment.
static std::optional<Refusal> objection_to(const Deed& deed, const Terms& terms,
                                           const Progress& progress, Day today,
                                           const WorkingDays& calendar)
{
    if (!is_actor(deed))
        return Refusal::actor_malformed;
    if (is_over(progress))
        return Refusal::over;
    const auto due = next_due(terms, progress, today, calendar);
    if (deed.by == By::system && deed.act != Act::received)
        return due == deed ? std::nullopt : std::optional(Refusal::not_due);
    if (due && has_effect(due->act))
        return Refusal::system_first;
    const Who who{.by = deed.by, .department = deed.department};
    const auto offer = offer_for(
        {.terms = terms, .progress = progress, .who = who, .today = today, .calendar = calendar},
        deed.act, deed.subject);
    return offer ? complaint_about(deed, *offer) : std::optional(offer.error());
}

Result<std::vector<Offer>> allowed(const File& file, const Who& who, Moment now,
                                   const WorkingDays& calendar)
{
    const auto progress = TRY(progress_of(file));
    const auto at = moment_after(progress, now);
    std::vector<Offer> offers;
    if (!at || is_over(progress))
        return offers;
    const auto today = day_of(*at);
    const auto due = next_due(file.terms, progress, today, calendar);
    if (due && has_effect(due->act))
        return offers;
    const Circumstances circumstances{.terms = file.terms,
                                      .progress = progress,
                                      .who = who,
                                      .today = today,
                                      .calendar = calendar};
    for (const auto act : all_acts) {
        if (!stage_after(progress.stage, act))
            continue;
        for (const auto& subject : subjects_of(act, file.terms))
            if (auto offer = offer_for(circumstances, act, subject))
                offers.push_back(std::move(*offer));
    }
    return offers;
}

std::expected<Entry, Refusal> propose(const File& file, const Deed& deed, Moment now,
                                      const WorkingDays& calendar)
{
    const auto progress = progress_of(file);
    if (!progress)
        return std::unexpected(Refusal::wrong_stage);
    const auto at = moment_after(*progress, now);
    if (!at)
        return std::unexpected(at.error());
    if (const auto why = objection_to(deed, file.terms, *progress, day_of(*at), calendar))
        return std::unexpected(*why);
    return Entry{
        .number = progress->entries + 1, .at = *at, .deed = deed, .previous = head_of(file).digest};
}

std::optional<Illegal> replay(const File& file, const WorkingDays& calendar)
{
    auto progress = progress_before(file.terms);
    int number = 0;
    for (const auto& entry : file.entries) {
        ++number;
        if (progress.entries > 0 && entry.at < progress.last_at)
            return Illegal{number, Refusal::clock_behind};
        const auto why = objection_to(entry.deed, file.terms, progress, day_of(entry.at), calendar);
        if (why)
            return Illegal{number, *why};
        if (!advance(progress, file.terms, entry.deed, entry.at))
            return Illegal{number, Refusal::wrong_stage};
    }
    return std::nullopt;
}

}  // namespace central::cases
