// Between acceptance and decision: review points, special procedures, extension, other departments
// and other levels.
#include "central/cases/rules.h"
#include "central/cases/timers.h"

#include <algorithm>

namespace central::cases {

using std::chrono::days;

// Longer than any procedure that the law knows; a slip of the hand is longer.
static constexpr int most_special_days = 366;

static bool is_file_full(const Circumstances& now)
{
    return now.progress.entries >= entries_before_closing;
}

static Ruling rule_point(const Circumstances& now, const std::string& subject)
{
    const auto at = std::ranges::find(now.terms.points, subject, &ReviewPoint::id);
    const auto place = static_cast<std::size_t>(at - now.terms.points.begin());
    if (is_file_full(now) && !now.progress.points[place].empty())
        return refuse(Refusal::file_full);
    Offer offer;
    for (const auto& outcome : at->outcomes)
        offer.outcomes.push_back({.outcome = outcome.name, .needs_text = outcome.needs_text});
    return offer;
}

static Ruling rule_special(const Circumstances& now)
{
    if (is_file_full(now))
        return refuse(Refusal::file_full);
    Offer offer{
        .needs_text = true, .day_from = now.today, .day_to = now.today + days(most_special_days)};
    for (const auto reason : all_reasons)
        if (is_stop_of_the_law(reason))
            offer.reasons.push_back(reason);
    offer.reasons.insert(offer.reasons.end(), now.terms.more_stops.begin(),
                         now.terms.more_stops.end());
    return offer;
}

static Ruling rule_special_end(const Circumstances& now)
{
    const bool is_survey = now.progress.specials.back().reason == Reason::site_inspection;
    const auto& surveys = now.progress.surveys;
    if (is_survey && now.terms.is_joint_survey &&
        std::ranges::find(surveys, false) != surveys.end())
        return refuse(Refusal::survey_missing);
    return Offer{};
}

static Ruling rule_extension(const Circumstances& now)
{
    if (now.terms.most_extension == 0)
        return refuse(Refusal::not_of_this_item);
    if (now.who.by != By::head)
        return refuse(Refusal::head_needed);
    if (now.progress.extension > 0)
        return refuse(Refusal::already_done);
    // It is told before the limit passes, or not at all.
    if (last_day_of(now.progress, now.terms.legal, now.calendar) < now.today)
        return refuse(Refusal::too_late);
    return Offer{.needs_text = true, .most_days = now.terms.most_extension};
}

Ruling rule_examination(const Circumstances& now, Act act, const std::string& subject)
{
    if (!now.is_officer())
        return refuse(Refusal::not_yours);
    if (!now.is_holder())
        return refuse(Refusal::other_department);
    if (act == Act::point_ticked)
        return rule_point(now, subject);
    if (act == Act::special_begun)
        return rule_special(now);
    if (act == Act::special_ended)
        return rule_special_end(now);
    if (act == Act::extended)
        return rule_extension(now);
    if (is_file_full(now))
        return refuse(Refusal::file_full);
    return Offer{};  // Examined.
}

static Ruling rule_hand_over(const Circumstances& now, const std::string& subject)
{
    if (!now.is_holder())
        return refuse(Refusal::other_department);
    const auto at = std::ranges::find(now.terms.levels, subject, &TermLevel::department);
    const auto place = static_cast<std::size_t>(at - now.terms.levels.begin());
    if (place == now.progress.level + 1)
        return Offer{};
    if (place + 1 != now.progress.level)
        return refuse(Refusal::unknown_subject);
    // Up to the level that decides a case must always get; back, only as often as there is room.
    if (is_file_full(now))
        return refuse(Refusal::file_full);
    return Offer{.needs_text = true};
}

Ruling rule_joint(const Circumstances& now, Act act, const std::string& subject)
{
    if (!now.is_officer())
        return refuse(Refusal::not_yours);
    if (act == Act::handed_over)
        return rule_hand_over(now, subject);
    if (now.who.department != subject)
        return refuse(Refusal::other_department);
    const auto at = std::ranges::find(now.terms.departments, subject, &TermDepartment::id);
    const auto place = static_cast<std::size_t>(at - now.terms.departments.begin());
    if (act == Act::opinion_given) {
        if (now.progress.opinions[place] != Opinion::none)
            return refuse(Refusal::already_done);
        return Offer{.outcomes = {{.outcome = std::string(agrees)},
                                  {.outcome = std::string(disagrees), .needs_text = true}}};
    }
    if (!now.terms.is_joint_survey ||
        now.progress.specials.back().reason != Reason::site_inspection)
        return refuse(Refusal::not_of_this_item);
    if (now.progress.surveys[place])
        return refuse(Refusal::already_done);
    return Offer{.needs_text = true};
}

}  // namespace central::cases
