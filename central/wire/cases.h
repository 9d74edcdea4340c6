// A citizen's matters (办件) as the centre tells them to a terminal.
#pragma once

#include "base/json_forward.h"
#include "base/result.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wire {

// The stages that a citizen is told, in the order of the law.
enum class CaseState {
    received,           // 收件: the papers are here, nobody has decided whether they suffice.
    correction_told,    // 补正告知: all that is missing was told, once.
    accepted,           // 受理: both clocks run from here on.
    refused,            // 不予受理.
    examined,           // 审查.
    special_procedure,  // 特别程序: the clocks stand still, for a reason that the law knows.
    decided,            // 决定.
    finished,           // 办结: the result is there.
    delivered,          // 送达.
    withdrawn,          // 撤回, by the applicant.
    ended,              // 终止: without a decision, for a reason that is told.
    revoked,            // 撤销: what was granted is void.
};
inline constexpr std::array all_case_states{
    CaseState::received,  CaseState::correction_told,   CaseState::accepted, CaseState::refused,
    CaseState::examined,  CaseState::special_procedure, CaseState::decided,  CaseState::finished,
    CaseState::delivered, CaseState::withdrawn,         CaseState::ended,    CaseState::revoked};

enum class CaseHappening {
    received,
    correction_told,      // Until: by when the citizen should answer.
    correction_supplied,  // The citizen has answered.
    accepted,
    refused,
    examined,       // Also: another office holds it now.
    special_begun,  // Until: by when it should end.
    special_ended,
    extended,  // 延长审批: days more on both clocks, with the reason told.
    decided,
    finished,
    delivered,
    withdrawn,
    ended,
    revoked,
};
inline constexpr std::array all_case_happenings{
    CaseHappening::received,      CaseHappening::correction_told,
    CaseHappening::accepted,      CaseHappening::correction_supplied,
    CaseHappening::refused,       CaseHappening::examined,
    CaseHappening::special_begun, CaseHappening::special_ended,
    CaseHappening::extended,      CaseHappening::decided,
    CaseHappening::finished,      CaseHappening::delivered,
    CaseHappening::withdrawn,     CaseHappening::ended,
    CaseHappening::revoked};

enum class CaseAlarm { none, normal, yellow, red, overdue };  // none: no clock runs.
inline constexpr std::array all_case_alarms{CaseAlarm::none, CaseAlarm::normal, CaseAlarm::yellow,
                                            CaseAlarm::red, CaseAlarm::overdue};

enum class CaseToDo { nothing, supply_papers, read_refusal, collect_result };
inline constexpr std::array all_case_to_dos{CaseToDo::nothing, CaseToDo::supply_papers,
                                            CaseToDo::read_refusal, CaseToDo::collect_result};

std::string_view name_of(CaseState);
std::string_view name_of(CaseHappening);
std::string_view name_of(CaseAlarm);
std::string_view name_of(CaseToDo);
// Errc::malformed for a name that is none.
base::Result<CaseHappening> case_happening_from(std::string_view);

struct CaseStop {
    std::string since = {};  // YYYY-MM-DD, in China, like every day here.
    std::string until = {};  // When it ended, or is meant to; may be empty.
    bool is_over = false;
    std::string reason = {};
    std::string reason_en = {};  // May be empty, like every text but the title.
};
struct CaseStage {
    CaseHappening what{};
    std::string on = {};
    std::string holder = {};  // The office that has it after this.
    std::string text = {};
    std::string text_en = {};
};
struct Case {
    std::string number = {};  // "BJ-2026-0000001-3"
    std::string item = {};    // Code.
    std::string title = {};
    std::string title_en = {};
    std::string applied_on = {};
    CaseState state{};
    std::string holder = {};
    std::string legal_until = {};     // Empty while that clock does not run.
    std::string promised_until = {};  // The same.
    std::optional<int> days_left =
        {};                       // Working days of the promise; negative: overdue by so many.
    bool is_provisional = false;  // Counted with a year whose holidays are not published.
    CaseAlarm alarm = CaseAlarm::none;
    CaseToDo to_do = CaseToDo::nothing;
    std::string to_do_text = {};
    std::string to_do_text_en = {};
    std::string to_do_until = {};
    std::vector<CaseStop> stops = {};     // At most 10, as they happened.
    std::vector<CaseStage> history = {};  // At most 40, as it happened.
};
// GET /v1/sessions/{session}/cases
struct CaseList {
    std::vector<Case> cases = {};  // At most 20, what needs the citizen first.
};

base::Json encode(const CaseList&);

template <class T>
base::Result<T> decode(const base::Json&, base::Extra);

}  // namespace wire
