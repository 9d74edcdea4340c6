// Where a case stands, by its entries alone: what allowed(), propose() and the timers go by.
#pragma once

#include "central/cases/chain.h"
#include "central/cases/clocks.h"

#include <set>
#include <utility>

namespace central::cases {

enum class Stage {
    none,  // Nothing happened yet.
    received,
    correction_told,
    accepted,
    examined,
    special_procedure,
    granted,
    denied,
    finished,
    delivered,
    refused,
    withdrawn,
    ended,
    revoked,
};
inline constexpr std::array all_stages{Stage::none,      Stage::received, Stage::correction_told,
                                       Stage::accepted,  Stage::examined, Stage::special_procedure,
                                       Stage::granted,   Stage::denied,   Stage::finished,
                                       Stage::delivered, Stage::refused,  Stage::withdrawn,
                                       Stage::ended,     Stage::revoked};
std::string_view name_of(Stage);

// Nothing when the act cannot follow.
std::optional<Stage> stage_after(Stage, Act);

enum class MaterialState { missing, deferred, supplied };
struct MaterialStanding {
    MaterialState state = MaterialState::missing;
    std::optional<Day> until;  // Of what is deferred.
};

enum class Opinion { none, agrees, disagrees, deemed };
// Outcomes of Act::opinion_given.
inline constexpr std::string_view agrees = "agrees";
inline constexpr std::string_view disagrees = "disagrees";
enum class Check { none, open, overdue, passed, failed };  // Of a commitment.

struct SpecialProcedure {
    Reason reason{};
    Pause pause;
    Day until{};  // By which it should end, as it was told.
    std::string text;
    std::string text_en;
};

// The lists are as long as those of the terms, and in their order.
struct Progress {
    Stage stage = Stage::none;
    int entries = 0;
    Moment last_at{};
    std::optional<Day> applied;  // When the first papers came.
    std::optional<Day> receipt;  // The last: a correction is a receipt, too.
    bool was_correction_told = false;
    std::optional<Day> correction_until;
    std::optional<Day> clock_from;  // Accepted, or deemed to be.
    std::vector<MaterialStanding> materials;
    std::vector<std::string> points;  // Outcomes; empty: not ticked.
    std::vector<Opinion> opinions;
    std::vector<bool> surveys;  // Recorded in the survey that runs.
    std::size_t level = 0;
    std::optional<Day> level_since;  // Of a level that is not the first.
    std::vector<SpecialProcedure> specials;
    int extension = 0;
    bool is_committed = false;
    Check check = Check::none;
    bool was_letter_issued = false;
    std::optional<Day> letter_until;  // While a provisional letter holds.
    std::optional<Day> decided;
    bool is_granted = false;
    bool is_credit_found = false;
    std::set<std::pair<std::string, std::string>> reminders;  // Clock and colour.

    std::vector<Pause> pauses() const;
    bool is_stopped() const { return stage == Stage::special_procedure; }
};

// Whether nothing can follow any more.
bool is_over(const Progress&);

Progress progress_before(const Terms&);
// Errc::malformed when the deed cannot follow by its stage, or names what the terms do not have.
base::Result<> advance(Progress&, const Terms&, const Deed&, Moment);
base::Result<Progress> progress_of(const File&);

}  // namespace central::cases
