// The decision, what it rests on, and what follows it.
#include "central/cases/rules.h"

#include <algorithm>

namespace central::cases {

using std::chrono::days;

static bool is_point_against(const ReviewPoint& point, const std::string& outcome)
{
    const auto at = std::ranges::find(point.outcomes, outcome, &PointOutcome::name);
    return at != point.outcomes.end() && !at->is_pass;
}

static bool is_anything_against(const Circumstances& now)
{
    for (std::size_t i = 0; i < now.terms.points.size(); ++i)
        if (is_point_against(now.terms.points[i], now.progress.points[i]))
            return true;
    return std::ranges::find(now.progress.opinions, Opinion::disagrees) !=
           now.progress.opinions.end();
}

static bool is_material_missing(const Circumstances& now)
{
    for (std::size_t i = 0; i < now.terms.materials.size(); ++i) {
        const bool is_promised = now.terms.materials[i].is_promised && now.progress.is_committed;
        if (now.progress.materials[i].state != MaterialState::supplied && !is_promised)
            return true;
    }
    return false;
}

// What both decisions wait for. On a commitment is decided at once, and checked afterwards.
static std::optional<Refusal> what_is_open(const Circumstances& now, Act act)
{
    if (!now.decides())
        return Refusal::lower_level;
    const bool is_at_once = now.progress.is_committed && act == Act::granted;
    if (!is_at_once && std::ranges::find(now.progress.points, "") != now.progress.points.end())
        return Refusal::point_open;
    const auto& opinions = now.progress.opinions;
    if (std::ranges::find(opinions, Opinion::none) != opinions.end())
        return Refusal::opinion_missing;
    return std::nullopt;
}

static Ruling rule_verdict(const Circumstances& now, Act act)
{
    if (const auto open = what_is_open(now, act))
        return refuse(*open);
    if (act == Act::granted) {
        if (is_material_missing(now))
            return refuse(Refusal::material_missing);
        if (is_anything_against(now))
            return refuse(Refusal::ground_against);
        return Offer{};
    }
    // Discretion is bounded: where points or departments have spoken, it is they who deny.
    const bool is_bound = !now.terms.points.empty() || !now.terms.departments.empty();
    if (is_bound && !is_anything_against(now) && !is_material_missing(now))
        return refuse(Refusal::no_ground);
    return Offer{.needs_text = true};
}

static Ruling rule_letter(const Circumstances& now)
{
    if (now.terms.letter_days == 0)
        return refuse(Refusal::not_of_this_item);
    if (!now.decides())
        return refuse(Refusal::lower_level);
    if (now.progress.was_letter_issued)
        return refuse(Refusal::already_done);
    return Offer{.needs_text = true,
                 .day_from = now.today + days(1),
                 .day_to = now.today + days(now.terms.letter_days)};
}

static Ruling rule_check(const Circumstances& now, Act act)
{
    if (now.progress.check == Check::none)
        return refuse(Refusal::not_of_this_item);
    if (now.progress.check == Check::passed || now.progress.check == Check::failed)
        return refuse(Refusal::already_done);
    return Offer{.needs_text = act == Act::after_check_failed};
}

Ruling rule_decision(const Circumstances& now, Act act)
{
    // The applicant collects the result at a terminal.
    if (act == Act::delivered && now.is_applicant())
        return Offer{};
    if (!now.is_officer())
        return refuse(Refusal::not_yours);
    if (!now.is_holder())
        return refuse(Refusal::other_department);
    if (act == Act::provisional_issued)
        return rule_letter(now);
    if (act == Act::granted || act == Act::denied)
        return rule_verdict(now, act);
    if (act == Act::after_check_passed || act == Act::after_check_failed)
        return rule_check(now, act);
    return Offer{};  // Finished, delivered.
}

}  // namespace central::cases
