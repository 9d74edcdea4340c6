// What may be done in a case now, by whom and with what, and the only way anything is done: the
// service proposes a deed at its own moment, and gets the chained entry or the reason why not.
// Pure; the rules are those of 行政许可法 29 to 50 and of the regimes in the terms.
#pragma once

#include "central/cases/progress.h"

#include <expected>

namespace central::cases {

enum class Refusal {
    over,              // The case is closed.
    wrong_stage,       // Not at this stage of the case.
    not_of_this_item,  // The item does not have this.
    not_yours,         // Not for an applicant, an officer, the system.
    head_needed,       // 负责人批准
    other_department,  // Another department has the case.
    lower_level,       // This level does not decide.
    unknown_subject,   // No such material, point, department or level.
    already_done,      // Once only.
    too_late,          // The limit has passed.
    system_first,      // What the law has done by itself comes first: due_events().
    not_due,           // The system does nothing before its day.
    material_missing,
    material_is_key,   // 主要材料不能容缺
    point_open,        // A review point is not ticked.
    ground_against,    // A point or a department stands against granting.
    no_ground,         // Nothing stands against granting.
    opinion_missing,   // A department has not spoken.
    survey_missing,    // A department has not recorded the survey.
    reason_not_legal,  // The clocks do not stop for this.
    outcome_unknown,
    text_missing,
    text_malformed,  // Not UTF-8, control characters, or above 600 bytes.
    day_out_of_range,
    days_out_of_range,
    digest_missing,
    unasked,          // A field that this act does not have.
    actor_malformed,  // Not an id, or not the system's.
    file_full,
    clock_behind,  // The service's clock is behind the case's last entry.
};
inline constexpr std::array all_refusals{Refusal::over,
                                         Refusal::wrong_stage,
                                         Refusal::not_of_this_item,
                                         Refusal::not_yours,
                                         Refusal::head_needed,
                                         Refusal::other_department,
                                         Refusal::lower_level,
                                         Refusal::unknown_subject,
                                         Refusal::already_done,
                                         Refusal::too_late,
                                         Refusal::system_first,
                                         Refusal::not_due,
                                         Refusal::material_missing,
                                         Refusal::material_is_key,
                                         Refusal::point_open,
                                         Refusal::ground_against,
                                         Refusal::no_ground,
                                         Refusal::opinion_missing,
                                         Refusal::survey_missing,
                                         Refusal::reason_not_legal,
                                         Refusal::outcome_unknown,
                                         Refusal::text_missing,
                                         Refusal::text_malformed,
                                         Refusal::day_out_of_range,
                                         Refusal::days_out_of_range,
                                         Refusal::digest_missing,
                                         Refusal::unasked,
                                         Refusal::actor_malformed,
                                         Refusal::file_full,
                                         Refusal::clock_behind};

// "wrong_stage": the key of the words; the words as they are told to a person.
std::string_view name_of(Refusal);
Words words_of(Refusal);

struct Who {
    By by{};
    std::string department = {};  // An officer's; empty otherwise.
};

struct Choice {
    std::string outcome;
    bool needs_text = false;
};
// One act on one subject that may be done now, and what the deed must and may carry. What is not
// named here a deed must not carry, but texts, which it always may.
struct Offer {
    Act act{};
    std::string subject = {};
    bool needs_text = false;
    bool needs_digest = false;
    std::vector<Choice> outcomes = {};  // Not empty: one of them.
    std::vector<Reason> reasons = {};   // Not empty: one of them.
    std::optional<Day> day_from = {};   // There: a day from this one,
    std::optional<Day> day_to = {};     // to this one.
    int most_days = 0;                  // Above 0: days from 1 to as many.
};

// A moment that lies less than this behind the last entry's is set to it: two machines of one
// service never agree to the second. What is further behind is a clock to be mended.
inline constexpr std::chrono::seconds most_skew{120};
// Room for a file; past the first number only what is needed to close the case goes in.
inline constexpr int entries_before_closing = 300;
inline constexpr std::size_t most_text_bytes = 600;  // 200 Chinese characters.

// Empty as long as due_events() has what comes first. Errc::malformed as progress_of().
base::Result<std::vector<Offer>> allowed(const File&, const Who&, Moment now, const WorkingDays&);

// The entry to append. A file whose own entries cannot have happened is Refusal::wrong_stage.
std::expected<Entry, Refusal> propose(const File&, const Deed&, Moment now, const WorkingDays&);

// Whether every entry was allowed at its moment: all rules once more, entry by entry. The first
// that was not, from 1, and why.
struct Illegal {
    int entry = 0;
    Refusal why{};
};
std::optional<Illegal> replay(const File&, const WorkingDays&);

}  // namespace central::cases
