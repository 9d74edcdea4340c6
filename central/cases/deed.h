// What is done in a case (办件), and how it stands in the case's file: a deed becomes an entry when
// the service gives it its moment and chains it to the entry before (chain.h).
#pragma once

#include "base/result.h"
#include "central/cases/working_days.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace central::cases {

// By the service's clock, UTC, to the second.
using Moment = std::chrono::sys_seconds;
using Digest = std::array<std::byte, 32>;  // SHA-256.

enum class Act {
    received,             // 收件
    material_supplied,    // A material came in, at any terminal. Digest: of the file.
    material_deferred,    // 容缺: to be handed in up to the day.
    committed,            // 告知承诺. Digest: of the text that was signed.
    correction_told,      // 一次告知 what is missing. Day: the last on which to answer.
    correction_supplied,  // 补正
    accepted,             // 受理
    deemed_accepted,      // 逾期不告知视为受理. Day: from which on it is accepted.
    refused,              // 不予受理
    withdrawn,            // 撤回, by the applicant.
    ended,                // 终止, with a reason from the list.
    examined,             // 审查
    handed_over,          // To another level (三级联审). Subject: its department.
    point_ticked,         // 审核要点. Subject: the point.
    opinion_given,        // 联合会审. Subject: the department.
    opinion_deemed,       // A silent department agrees.
    survey_recorded,      // 联合踏勘. Subject: the department.
    special_begun,        // 特别程序. Day: by which it should end.
    special_ended,
    extended,             // 延长审批, with the head's approval. Days: of the item's unit.
    provisional_issued,   // 以函代证. Day: the last on which the letter holds.
    provisional_expired,  // The letter ran out before there was a licence.
    granted,              // 准予
    denied,               // 不予
    granted_by_silence,   // 超时默认. Day: the limit that passed.
    renewed_by_silence,   // 行政许可法 50. Day: on which the old licence ran out.
    finished,             // 办结
    delivered,            // 送达
    after_check_due,      // The day passed by which a commitment should have been checked.
    after_check_passed,
    after_check_failed,
    revoked,       // 撤销
    credit_found,  // The finding goes to the credit record.
    reminded,      // Subject: the clock. Outcome: its colour. Day: its limit.
};
inline constexpr std::array all_acts{Act::received,
                                     Act::material_supplied,
                                     Act::material_deferred,
                                     Act::committed,
                                     Act::correction_told,
                                     Act::correction_supplied,
                                     Act::accepted,
                                     Act::deemed_accepted,
                                     Act::refused,
                                     Act::withdrawn,
                                     Act::ended,
                                     Act::examined,
                                     Act::handed_over,
                                     Act::point_ticked,
                                     Act::opinion_given,
                                     Act::opinion_deemed,
                                     Act::survey_recorded,
                                     Act::special_begun,
                                     Act::special_ended,
                                     Act::extended,
                                     Act::provisional_issued,
                                     Act::provisional_expired,
                                     Act::granted,
                                     Act::denied,
                                     Act::granted_by_silence,
                                     Act::renewed_by_silence,
                                     Act::finished,
                                     Act::delivered,
                                     Act::after_check_due,
                                     Act::after_check_passed,
                                     Act::after_check_failed,
                                     Act::revoked,
                                     Act::credit_found,
                                     Act::reminded};

enum class By {
    applicant,  // At a terminal, whose id is the actor.
    officer,
    head,    // 负责人: what an officer may, and extensions.
    system,  // By timer alone.
};
inline constexpr std::array all_bys{By::applicant, By::officer, By::head, By::system};

enum class Reason {
    // Of a stop; 行政许可法 45 names these.
    hearing,        // 听证
    bidding,        // 招标
    auction,        // 拍卖
    inspection,     // 检验
    testing,        // 检测
    quarantine,     // 检疫
    appraisal,      // 鉴定
    expert_review,  // 专家评审
    // Of a stop as well, but only where the item's own law has it.
    site_inspection,  // 实地核查
    publication,      // 公示
    // Of an end.
    correction_unanswered,
    tolerance_expired,
    applicant_gone,  // 申请人死亡或终止
};
inline constexpr std::array all_reasons{Reason::hearing,
                                        Reason::bidding,
                                        Reason::auction,
                                        Reason::inspection,
                                        Reason::testing,
                                        Reason::quarantine,
                                        Reason::appraisal,
                                        Reason::expert_review,
                                        Reason::site_inspection,
                                        Reason::publication,
                                        Reason::correction_unanswered,
                                        Reason::tolerance_expired,
                                        Reason::applicant_gone};

// Whether every item may stand still for it, or only those whose terms say so.
bool is_stop_of_the_law(Reason);
bool is_stop(Reason);

std::string_view name_of(Act);
std::string_view name_of(By);
std::string_view name_of(Reason);
// Errc::malformed for a name that is none.
base::Result<Act> act_from(std::string_view);
base::Result<By> by_from(std::string_view);
base::Result<Reason> reason_from(std::string_view);

struct Words {
    std::string_view zh;
    std::string_view en;
};
Words words_of(Reason);

struct Deed {
    Act act{};
    By by{};
    std::string actor = {};       // An officer's or a terminal's id; of the system, "system".
    std::string department = {};  // The officer's.
    std::string subject = {};     // A material, department, point or clock.
    std::string outcome = {};     // Keyword from what the act offers.
    std::optional<Reason> reason = {};
    std::string text = {};  // For the citizen, Chinese.
    std::string text_en = {};
    std::optional<Day> day = {};
    int days = 0;
    std::optional<Digest> digest = {};
    bool operator==(const Deed&) const = default;
};

struct Entry {
    int number = 0;  // From 1.
    Moment at{};
    Deed deed = {};
    Digest previous{};  // Of the entry before; of the first, the digest of the terms.
    bool operator==(const Entry&) const = default;
};

// The day in China.
Day day_of(Moment);

}  // namespace central::cases
