#include "central/cases/rules.h"

#include "base/utf8.h"

#include <algorithm>

namespace central::cases {

bool Circumstances::is_holder() const
{
    return is_officer() && who.department == terms.levels[progress.level].department;
}

bool is_of_the_system(Act act)
{
    switch (act) {
    case Act::deemed_accepted:
    case Act::opinion_deemed:
    case Act::provisional_expired:
    case Act::granted_by_silence:
    case Act::renewed_by_silence:
    case Act::after_check_due:
    case Act::revoked:
    case Act::credit_found:
    case Act::reminded:
        return true;
    case Act::received:
    case Act::material_supplied:
    case Act::material_deferred:
    case Act::committed:
    case Act::correction_told:
    case Act::correction_supplied:
    case Act::accepted:
    case Act::refused:
    case Act::withdrawn:
    case Act::ended:
    case Act::examined:
    case Act::handed_over:
    case Act::point_ticked:
    case Act::opinion_given:
    case Act::survey_recorded:
    case Act::special_begun:
    case Act::special_ended:
    case Act::extended:
    case Act::provisional_issued:
    case Act::granted:
    case Act::denied:
    case Act::finished:
    case Act::delivered:
    case Act::after_check_passed:
    case Act::after_check_failed:
        return false;
    }
    std::unreachable();
}

static Ruling rule_at_its_stage(const Circumstances& now, Act act, const std::string& subject)
{
    switch (act) {
    case Act::received:
    case Act::material_supplied:
    case Act::material_deferred:
    case Act::committed:
    case Act::correction_told:
    case Act::correction_supplied:
    case Act::accepted:
    case Act::refused:
    case Act::withdrawn:
    case Act::ended:
        return rule_filing(now, act, subject);
    case Act::examined:
    case Act::special_begun:
    case Act::special_ended:
    case Act::extended:
    case Act::point_ticked:
        return rule_examination(now, act, subject);
    case Act::handed_over:
    case Act::opinion_given:
    case Act::survey_recorded:
        return rule_joint(now, act, subject);
    case Act::provisional_issued:
    case Act::granted:
    case Act::denied:
    case Act::finished:
    case Act::delivered:
    case Act::after_check_passed:
    case Act::after_check_failed:
        return rule_decision(now, act);
    case Act::deemed_accepted:
    case Act::opinion_deemed:
    case Act::provisional_expired:
    case Act::granted_by_silence:
    case Act::renewed_by_silence:
    case Act::after_check_due:
    case Act::revoked:
    case Act::credit_found:
    case Act::reminded:
        return std::unexpected(Refusal::not_yours);
    }
    std::unreachable();
}

Ruling offer_for(const Circumstances& now, Act act, const std::string& subject)
{
    if (is_over(now.progress))
        return std::unexpected(Refusal::over);
    if (is_of_the_system(act))
        return std::unexpected(Refusal::not_yours);
    if (!stage_after(now.progress.stage, act))
        return std::unexpected(Refusal::wrong_stage);
    const auto subjects = subjects_of(act, now.terms);
    if (subjects.empty())
        return std::unexpected(Refusal::not_of_this_item);
    if (std::ranges::find(subjects, subject) == subjects.end())
        return std::unexpected(Refusal::unknown_subject);
    auto ruling = rule_at_its_stage(now, act, subject);
    if (ruling) {
        ruling->act = act;
        ruling->subject = subject;
    }
    return ruling;
}

template <class T>
static std::vector<std::string> ids_of(const std::vector<T>& list, std::string T::*id)
{
    std::vector<std::string> ids;
    for (const auto& each : list)
        ids.push_back(each.*id);
    return ids;
}

std::vector<std::string> subjects_of(Act act, const Terms& terms)
{
    if (act == Act::material_supplied || act == Act::material_deferred)
        return ids_of(terms.materials, &TermMaterial::id);
    if (act == Act::point_ticked)
        return ids_of(terms.points, &ReviewPoint::id);
    if (act == Act::opinion_given || act == Act::survey_recorded)
        return ids_of(terms.departments, &TermDepartment::id);
    if (act == Act::handed_over)
        return ids_of(terms.levels, &TermLevel::department);
    return {std::string()};
}

static bool is_line(std::string_view text)
{
    return text.size() <= most_text_bytes && base::is_utf8(base::view(text)) &&
           std::ranges::none_of(text, [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return byte < 0x20 || byte == 0x7f;
           });
}

static std::optional<Refusal> complaint_about_choice(const Deed& deed, const Offer& offer)
{
    bool needs_text = offer.needs_text;
    const auto choice = std::ranges::find(offer.outcomes, deed.outcome, &Choice::outcome);
    if (choice != offer.outcomes.end())
        needs_text = needs_text || choice->needs_text;
    else if (!offer.outcomes.empty())
        return Refusal::outcome_unknown;
    else if (!deed.outcome.empty())
        return Refusal::unasked;
    if (needs_text && deed.text.empty())
        return Refusal::text_missing;
    return std::nullopt;
}

static std::optional<Refusal> complaint_about_measure(const Deed& deed, const Offer& offer)
{
    if (!offer.day_from && deed.day)
        return Refusal::unasked;
    if (offer.day_from && (!deed.day || *deed.day < *offer.day_from || *deed.day > *offer.day_to))
        return Refusal::day_out_of_range;
    if (offer.most_days == 0 && deed.days != 0)
        return Refusal::unasked;
    if (offer.most_days > 0 && (deed.days < 1 || deed.days > offer.most_days))
        return Refusal::days_out_of_range;
    return std::nullopt;
}

std::optional<Refusal> complaint_about(const Deed& deed, const Offer& offer)
{
    if (!is_line(deed.text) || !is_line(deed.text_en))
        return Refusal::text_malformed;
    if (offer.reasons.empty() && deed.reason)
        return Refusal::unasked;
    if (!offer.reasons.empty() &&
        (!deed.reason || std::ranges::find(offer.reasons, *deed.reason) == offer.reasons.end()))
        return Refusal::reason_not_legal;
    if (offer.needs_digest != deed.digest.has_value())
        return deed.digest ? Refusal::unasked : Refusal::digest_missing;
    if (const auto complaint = complaint_about_measure(deed, offer))
        return complaint;
    return complaint_about_choice(deed, offer);
}

}  // namespace central::cases
