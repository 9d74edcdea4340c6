#include "central/cases/deed.h"

#include <span>
#include <utility>

namespace central::cases {

using base::Result;

static constexpr std::pair<Act, std::string_view> act_names[] = {
    {Act::received, "received"},
    {Act::material_supplied, "material_supplied"},
    {Act::material_deferred, "material_deferred"},
    {Act::committed, "committed"},
    {Act::correction_told, "correction_told"},
    {Act::correction_supplied, "correction_supplied"},
    {Act::accepted, "accepted"},
    {Act::deemed_accepted, "deemed_accepted"},
    {Act::refused, "refused"},
    {Act::withdrawn, "withdrawn"},
    {Act::ended, "ended"},
    {Act::examined, "examined"},
    {Act::handed_over, "handed_over"},
    {Act::point_ticked, "point_ticked"},
    {Act::opinion_given, "opinion_given"},
    {Act::opinion_deemed, "opinion_deemed"},
    {Act::survey_recorded, "survey_recorded"},
    {Act::special_begun, "special_begun"},
    {Act::special_ended, "special_ended"},
    {Act::extended, "extended"},
    {Act::provisional_issued, "provisional_issued"},
    {Act::provisional_expired, "provisional_expired"},
    {Act::granted, "granted"},
    {Act::denied, "denied"},
    {Act::granted_by_silence, "granted_by_silence"},
    {Act::renewed_by_silence, "renewed_by_silence"},
    {Act::finished, "finished"},
    {Act::delivered, "delivered"},
    {Act::after_check_due, "after_check_due"},
    {Act::after_check_passed, "after_check_passed"},
    {Act::after_check_failed, "after_check_failed"},
    {Act::revoked, "revoked"},
    {Act::credit_found, "credit_found"},
    {Act::reminded, "reminded"},
};
static_assert(std::size(act_names) == all_acts.size());

static constexpr std::pair<By, std::string_view> by_names[] = {
    {By::applicant, "applicant"},
    {By::officer, "officer"},
    {By::head, "head"},
    {By::system, "system"},
};
static constexpr std::pair<Reason, std::string_view> reason_names[] = {
    {Reason::hearing, "hearing"},
    {Reason::bidding, "bidding"},
    {Reason::auction, "auction"},
    {Reason::inspection, "inspection"},
    {Reason::testing, "testing"},
    {Reason::quarantine, "quarantine"},
    {Reason::appraisal, "appraisal"},
    {Reason::expert_review, "expert_review"},
    {Reason::site_inspection, "site_inspection"},
    {Reason::publication, "publication"},
    {Reason::correction_unanswered, "correction_unanswered"},
    {Reason::tolerance_expired, "tolerance_expired"},
    {Reason::applicant_gone, "applicant_gone"},
};
static_assert(std::size(reason_names) == all_reasons.size());

template <class E>
static std::string_view name_among(std::span<const std::pair<E, std::string_view>> names, E value)
{
    for (const auto& [each, name] : names)
        if (each == value)
            return name;
    std::unreachable();
}

template <class E>
static Result<E> value_among(std::span<const std::pair<E, std::string_view>> names,
                             std::string_view text)
{
    for (const auto& [each, name] : names)
        if (name == text)
            return each;
    return base::fail(base::Errc::malformed, "a keyword of cases that is none");
}

std::string_view name_of(Act act)
{
    return name_among<Act>(act_names, act);
}

std::string_view name_of(By by)
{
    return name_among<By>(by_names, by);
}

std::string_view name_of(Reason reason)
{
    return name_among<Reason>(reason_names, reason);
}

Result<Act> act_from(std::string_view name)
{
    return value_among<Act>(act_names, name);
}

Result<By> by_from(std::string_view name)
{
    return value_among<By>(by_names, name);
}

Result<Reason> reason_from(std::string_view name)
{
    return value_among<Reason>(reason_names, name);
}

bool is_stop_of_the_law(Reason reason)
{
    return reason <= Reason::expert_review;
}

bool is_stop(Reason reason)
{
    return reason <= Reason::publication;
}

Words words_of(Reason reason)
{
    switch (reason) {
    case Reason::hearing:
        return {"听证", "Hearing"};
    case Reason::bidding:
        return {"招标", "Invitation of bids"};
    case Reason::auction:
        return {"拍卖", "Auction"};
    case Reason::inspection:
        return {"检验", "Inspection"};
    case Reason::testing:
        return {"检测", "Testing"};
    case Reason::quarantine:
        return {"检疫", "Quarantine"};
    case Reason::appraisal:
        return {"鉴定", "Appraisal"};
    case Reason::expert_review:
        return {"专家评审", "Review by experts"};
    case Reason::site_inspection:
        return {"实地核查", "Inspection on site"};
    case Reason::publication:
        return {"公示", "Public notice"};
    case Reason::correction_unanswered:
        return {"逾期未补正", "What was missing was not supplied in time"};
    case Reason::tolerance_expired:
        return {"容缺材料逾期未补交", "A deferred paper was not handed in in time"};
    case Reason::applicant_gone:
        return {"申请人死亡或者终止", "The applicant has died or ceased to exist"};
    }
    std::unreachable();
}

Day day_of(Moment moment)
{
    static constexpr std::chrono::hours beijing{8};
    return std::chrono::floor<std::chrono::days>(moment + beijing);
}

}  // namespace central::cases
