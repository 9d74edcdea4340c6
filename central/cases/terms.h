// The terms of a case: what its item demanded and promised on the day of filing. Later changes of
// the item do not change them; the chain of the case begins with their digest.
#pragma once

#include "central/cases/deed.h"

#include <vector>

namespace central::cases {

enum class DayUnit { working, natural };  // G 工作日, Z 自然日.

struct Limit {
    int days = 0;
    DayUnit unit = DayUnit::working;
    bool operator==(const Limit&) const = default;
};

// What the law lets pass (行政许可法 42 to 45, 32), in working days.
inline constexpr int single_legal_days = 20;
inline constexpr int single_extension_days = 10;
inline constexpr int joint_legal_days = 45;
inline constexpr int joint_extension_days = 15;
inline constexpr int lower_review_days = 20;
inline constexpr int delivery_days = 10;   // From the decision.
inline constexpr int acceptance_days = 5;  // From receipt, to tell what is missing.

struct TermMaterial {
    std::string id;
    bool is_key = true;        // 主要材料: cannot be deferred.
    bool is_promised = false;  // A commitment stands in for it.
};

struct PointOutcome {
    std::string name;  // Keyword.
    bool is_pass = true;
    bool needs_text = false;
};
struct ReviewPoint {
    std::string id;
    std::vector<PointOutcome> outcomes;  // All that an officer may find.
};

// Of the levels that a case rises through; the last decides, and is the lead of a joint approval.
struct TermLevel {
    std::string department;
    int review_days = lower_review_days;  // Of a level that does not decide; working days.
};

// Who must speak before the lead decides.
struct TermDepartment {
    std::string id;
    Limit limit;  // From acceptance.
    bool is_silence_yes = false;
};

enum class Silence { nothing, promised, legal };  // Which limit, passed, grants.

struct Terms {
    std::string number;  // Of the case, "BJ-2026-0000001-3".
    std::string item;
    int version = 1;
    std::string title;
    std::string title_en;
    Limit legal;
    Limit promised;
    int most_extension = single_extension_days;
    bool is_own_law = false;  // 法律、法规另有规定: legal and extension are the item's own law's.
    std::vector<TermMaterial> materials;
    std::vector<ReviewPoint> points;
    std::vector<TermLevel> levels;
    std::vector<TermDepartment> departments;
    std::vector<Reason> more_stops;  // site_inspection and publication, where the law has them.
    bool is_joint_survey = false;    // An inspection on site ends when each department recorded.
    int correction_days = 15;        // At most, to answer a correction; natural days.
    bool ends_unanswered = false;    // No answer by then ends the case.
    int tolerance_days = 0;          // At most, for a deferred material; natural days. 0: none.
    bool has_commitment = false;
    int after_check_days = 0;  // Natural days from the decision.
    int letter_days = 0;       // At most, of a provisional letter; natural days. 0: none.
    Silence silence = Silence::nothing;
    std::optional<Day> renews;  // The last day of the licence that is to be renewed.
};

// Errc::malformed with the first thing that the law, or a bound of ours, does not allow.
base::Result<> check(const Terms&);

// As ids are in a file: 1 to 64 of [A-Za-z0-9._:-].
bool is_case_id(std::string_view);

}  // namespace central::cases
