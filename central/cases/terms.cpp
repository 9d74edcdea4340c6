#include "central/cases/terms.h"

#include "central/cases/case.h"

#include <algorithm>
#include <set>

namespace central::cases {

using base::Errc;
using base::Result;

// As many as a form and a screen hold; a file stays small enough to be read at once.
static constexpr std::size_t most_materials = 30;
static constexpr std::size_t most_points = 40;
static constexpr std::size_t most_outcomes = 8;
static constexpr std::size_t most_levels = 5;
static constexpr std::size_t most_departments = 20;
// No law gives more than a year.
static constexpr int most_limit_days = 366;
static constexpr std::size_t most_title_bytes = 480;

bool is_case_id(std::string_view text)
{
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '_' || c == ':' || c == '-';
    });
}

static Result<> demand(bool holds, const char* what)
{
    if (!holds)
        return base::fail(Errc::malformed, what);
    return {};
}

template <class T>
static bool are_ids(const std::vector<T>& values, std::string T::*id)
{
    std::set<std::string_view> seen;
    for (const auto& value : values)
        if (!is_case_id(value.*id) || !seen.insert(value.*id).second)
            return false;
    return true;
}

static bool is_limit(const Limit& limit)
{
    return limit.days >= 0 && limit.days <= most_limit_days;
}

static Result<> check_limits(const Terms& terms)
{
    TRY(demand(is_limit(terms.legal) && is_limit(terms.promised), "limits are 0 to 366 days"));
    TRY(demand(terms.legal.unit == terms.promised.unit, "both limits are of one unit"));
    TRY(demand(terms.promised.days <= terms.legal.days, "the promise is within the law"));
    const bool is_joint = !terms.departments.empty();
    const int legal = is_joint ? joint_legal_days : single_legal_days;
    const int extension = is_joint ? joint_extension_days : single_extension_days;
    TRY(demand(terms.most_extension >= 0 && terms.most_extension <= most_limit_days,
               "an extension is 0 to 366 days"));
    // By its own law an item may have other limits, also in natural days.
    const bool is_within = terms.legal.days <= legal && terms.most_extension <= extension &&
                           terms.legal.unit == DayUnit::working;
    return demand(terms.is_own_law || is_within, "20 and 10, jointly 45 and 15 working days");
}

static Result<> check_points(const Terms& terms)
{
    TRY(demand(terms.points.size() <= most_points && are_ids(terms.points, &ReviewPoint::id),
               "at most 40 review points of different ids"));
    for (const auto& point : terms.points) {
        const auto& outcomes = point.outcomes;
        TRY(demand(outcomes.size() <= most_outcomes && are_ids(outcomes, &PointOutcome::name),
                   "at most 8 outcomes of different names"));
        TRY(demand(std::ranges::any_of(outcomes, &PointOutcome::is_pass),
                   "a review point can be passed"));
    }
    return {};
}

static Result<> check_departments(const Terms& terms)
{
    TRY(demand(!terms.levels.empty() && terms.levels.size() <= most_levels &&
                   are_ids(terms.levels, &TermLevel::department),
               "1 to 5 levels of different departments"));
    for (const auto& level : terms.levels)
        TRY(demand(level.review_days >= 1 && level.review_days <= lower_review_days,
                   "a lower level reviews in 20 working days at most"));
    TRY(demand(terms.departments.size() <= most_departments &&
                   are_ids(terms.departments, &TermDepartment::id),
               "at most 20 departments of different ids"));
    for (const auto& department : terms.departments)
        TRY(demand(is_limit(department.limit) && department.limit.days >= 1,
                   "a department has 1 to 366 days"));
    return {};
}

static Result<> check_regimes(const Terms& terms)
{
    const auto is_span = [](int days, int least) { return days >= least && days <= 366; };
    TRY(demand(
        terms.materials.size() <= most_materials && are_ids(terms.materials, &TermMaterial::id),
        "at most 30 materials of different ids"));
    for (const auto reason : terms.more_stops)
        TRY(demand(is_stop(reason) && !is_stop_of_the_law(reason), "a stop that is in the list"));
    TRY(demand(terms.more_stops.size() <= 2, "each stop once"));
    TRY(demand(is_span(terms.correction_days, 1), "1 to 366 days to answer a correction"));
    TRY(demand(is_span(terms.tolerance_days, 0), "0 to 366 days for a deferred material"));
    TRY(demand(is_span(terms.letter_days, 0), "0 to 366 days for a provisional letter"));
    TRY(demand(is_span(terms.after_check_days, terms.has_commitment ? 1 : 0),
               "1 to 366 days for the check of a commitment"));
    return demand(terms.silence != Silence::promised || terms.promised.days > 0,
                  "silence needs a limit that can pass");
}

Result<> check(const Terms& terms)
{
    TRY(demand(is_case_number(terms.number), "a case's number checks itself"));
    TRY(demand(is_case_id(terms.item) && terms.version >= 1, "an item and its version"));
    TRY(demand(!terms.title.empty() && terms.title.size() <= most_title_bytes &&
                   terms.title_en.size() <= most_title_bytes,
               "a title of 1 to 480 bytes"));
    TRY(check_limits(terms));
    TRY(check_points(terms));
    TRY(check_departments(terms));
    return check_regimes(terms);
}

}  // namespace central::cases
