// Why not, in words for the person who is refused.
#include "central/cases/machine.h"

namespace central::cases {

namespace {

struct Told {
    Refusal refusal;
    std::string_view name;
    Words words;
};

constexpr Told told[] = {
    {Refusal::over, "over", {"本件已办结，不能再作处理", "The case is closed"}},
    {Refusal::wrong_stage,
     "wrong_stage",
     {"当前环节不能进行此操作", "Not at this stage of the case"}},
    {Refusal::not_of_this_item,
     "not_of_this_item",
     {"该事项不适用此程序", "This item does not have that"}},
    {Refusal::not_yours, "not_yours", {"您无权进行此操作", "This is not yours to do"}},
    {Refusal::head_needed, "head_needed", {"须经负责人批准", "The head has to approve this"}},
    {Refusal::other_department,
     "other_department",
     {"本件由其他部门办理", "Another department has the case"}},
    {Refusal::lower_level,
     "lower_level",
     {"本级无权决定，请报送上级", "This level does not decide: hand the case over"}},
    {Refusal::unknown_subject,
     "unknown_subject",
     {"没有该材料、要点或部门", "There is no such material, point or department"}},
    {Refusal::already_done, "already_done", {"此操作只能进行一次", "This is done once only"}},
    {Refusal::too_late, "too_late", {"期限已过", "The limit has passed"}},
    {Refusal::system_first,
     "system_first",
     {"法定后果已经发生，须先由系统记录", "What the law has done by itself is entered first"}},
    {Refusal::not_due, "not_due", {"系统尚无此项应办", "This is not due"}},
    {Refusal::material_missing, "material_missing", {"材料不齐全", "A material is missing"}},
    {Refusal::material_is_key,
     "material_is_key",
     {"主要材料不能容缺", "A key material cannot be deferred"}},
    {Refusal::point_open,
     "point_open",
     {"审核要点尚未逐项核对", "A review point is not ticked yet"}},
    {Refusal::ground_against,
     "ground_against",
     {"有要点不符合或者部门不同意，不能准予", "A point or a department stands against it"}},
    {Refusal::no_ground,
     "no_ground",
     {"各要点均符合、各部门均同意，不能不予", "Nothing stands against granting"}},
    {Refusal::opinion_missing,
     "opinion_missing",
     {"有部门尚未出具意见", "A department has not spoken yet"}},
    {Refusal::survey_missing,
     "survey_missing",
     {"有部门尚未登记踏勘结果", "A department has not recorded the survey yet"}},
    {Refusal::reason_not_legal,
     "reason_not_legal",
     {"法律未规定以此理由停止计时", "The law does not stop the clock for this"}},
    {Refusal::outcome_unknown, "outcome_unknown", {"没有该结论可选", "There is no such outcome"}},
    {Refusal::text_missing, "text_missing", {"请写明内容或者理由", "Say what, or why"}},
    {Refusal::text_malformed,
     "text_malformed",
     {"文字过长或者含有不能使用的字符", "The text is too long, or has characters that cannot be"}},
    {Refusal::day_out_of_range,
     "day_out_of_range",
     {"日期超出允许范围", "The day is out of range"}},
    {Refusal::days_out_of_range,
     "days_out_of_range",
     {"天数超出允许范围", "The number of days is out of range"}},
    {Refusal::digest_missing, "digest_missing", {"缺少文件", "The document is missing"}},
    {Refusal::unasked,
     "unasked",
     {"包含此操作没有的内容", "There is something that does not belong to this"}},
    {Refusal::actor_malformed, "actor_malformed", {"办理人不明", "It is not clear who does this"}},
    {Refusal::file_full,
     "file_full",
     {"本件记录已满，请尽快办结", "The file is full: bring the case to its end"}},
    {Refusal::clock_behind,
     "clock_behind",
     {"系统时钟有误，暂不能办理", "The service's clock is wrong: not now"}},
};
static_assert(std::size(told) == all_refusals.size());

const Told& told_of(Refusal refusal)
{
    for (const auto& each : told)
        if (each.refusal == refusal)
            return each;
    std::unreachable();
}

}  // namespace

std::string_view name_of(Refusal refusal)
{
    return told_of(refusal).name;
}

Words words_of(Refusal refusal)
{
    return told_of(refusal).words;
}

}  // namespace central::cases
