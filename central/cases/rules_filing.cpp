// From receipt to acceptance, and how a case ends early.
#include "central/cases/rules.h"

#include <algorithm>

namespace central::cases {

using std::chrono::days;

static Ruling rule_supply(const Circumstances& now, std::size_t place)
{
    const bool is_new = now.progress.materials[place].state != MaterialState::supplied;
    // What was accepted is not exchanged; before that a better copy may take its place.
    if (!is_new && now.progress.clock_from)
        return refuse(Refusal::already_done);
    if (!is_new && now.progress.entries >= entries_before_closing)
        return refuse(Refusal::file_full);
    return Offer{.needs_digest = true};
}

static Ruling rule_deferral(const Circumstances& now, std::size_t place)
{
    if (now.terms.tolerance_days == 0)
        return refuse(Refusal::not_of_this_item);
    if (now.terms.materials[place].is_key)
        return refuse(Refusal::material_is_key);
    if (now.progress.materials[place].state != MaterialState::missing)
        return refuse(Refusal::already_done);
    return Offer{.day_from = now.today + days(1),
                 .day_to = now.today + days(now.terms.tolerance_days)};
}

static Ruling rule_material(const Circumstances& now, Act act, const std::string& subject)
{
    if (!now.is_applicant() && !now.is_holder())
        return refuse(now.is_officer() ? Refusal::other_department : Refusal::not_yours);
    const auto at = std::ranges::find(now.terms.materials, subject, &TermMaterial::id);
    const auto place = static_cast<std::size_t>(at - now.terms.materials.begin());
    return act == Act::material_supplied ? rule_supply(now, place) : rule_deferral(now, place);
}

static Ruling rule_correction(const Circumstances& now)
{
    // Once: what was not told then cannot be asked for later (行政许可法 32).
    if (now.progress.was_correction_told)
        return refuse(Refusal::already_done);
    return Offer{.needs_text = true,
                 .day_from = now.today + days(1),
                 .day_to = now.today + days(now.terms.correction_days)};
}

static Ruling rule_acceptance(const Circumstances& now)
{
    for (std::size_t i = 0; i < now.terms.materials.size(); ++i) {
        const bool is_promised = now.terms.materials[i].is_promised && now.progress.is_committed;
        if (now.progress.materials[i].state == MaterialState::missing && !is_promised)
            return refuse(Refusal::material_missing);
    }
    return Offer{};
}

static Ruling rule_applicant(const Circumstances& now, Act act)
{
    if (!now.is_applicant())
        return refuse(Refusal::not_yours);
    if (act == Act::withdrawn)
        return Offer{};
    if (!now.terms.has_commitment)
        return refuse(Refusal::not_of_this_item);
    if (now.progress.is_committed)
        return refuse(Refusal::already_done);
    return Offer{.needs_digest = true};
}

static Ruling rule_office(const Circumstances& now, Act act)
{
    if (!now.is_officer())
        return refuse(Refusal::not_yours);
    if (!now.is_holder())
        return refuse(Refusal::other_department);
    if (act == Act::correction_told)
        return rule_correction(now);
    if (act == Act::accepted)
        return rule_acceptance(now);
    if (act == Act::ended)
        return Offer{.needs_text = true, .reasons = {Reason::applicant_gone}};
    return Offer{.needs_text = true};  // Refused.
}

Ruling rule_filing(const Circumstances& now, Act act, const std::string& subject)
{
    // A package is received in all its cases by the system.
    if (act == Act::received)
        return Offer{};
    if (act == Act::material_supplied || act == Act::material_deferred)
        return rule_material(now, act, subject);
    if (act == Act::committed || act == Act::withdrawn)
        return rule_applicant(now, act);
    if (act == Act::correction_supplied && now.is_applicant())
        return Offer{};
    if (act == Act::correction_supplied)
        return now.is_holder()
                   ? Ruling(Offer{})
                   : refuse(now.is_officer() ? Refusal::other_department : Refusal::not_yours);
    return rule_office(now, act);
}

}  // namespace central::cases
