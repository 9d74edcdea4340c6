// A person's own page, help, and the terminals nearby.
#include "ui/gallery/samples.h"

namespace ui::samples {

static CaseView case_of(std::string title, std::string title_en, std::string state, int stage)
{
    return {.number = "BJ-2026-0000001-3",
            .title = std::move(title),
            .title_en = std::move(title_en),
            .state = std::move(state),
            .stage = stage,
            .applied_on = "2026-02-02",
            .holder = "云溪县市场监督管理局行政审批科"};
}

static CaseView stopped()
{
    auto of = case_of("食品经营许可（新办）", "Food business licence, new",
                      "case.state.special_procedure", 2);
    of.days_left = 6;
    of.stopped_since = "2026-02-20";
    of.stopped_until = "2026-03-09";
    of.stop_reason = "需要到经营场所现场核查";
    of.stop_reason_en = "The premises have to be inspected";
    of.history = {{"case.event.received", "2026-02-02", "云溪镇便民服务中心综合窗口"},
                  {"case.event.accepted", "2026-02-03", "云溪县市场监督管理局"},
                  {"case.event.special_begun", "2026-02-20", "云溪县市场监督管理局",
                   "需要到经营场所现场核查", "The premises have to be inspected"}};
    return of;
}

static CaseView overdue()
{
    auto of = case_of("高龄津贴申领", "Allowance for the very old", "case.state.examined", 2);
    of.number = "BJ-2026-0000002-1";
    of.promised_until = "2026-02-13";
    of.legal_until = "2026-03-12";
    of.days_left = -8;
    of.is_provisional = true;
    of.alarm = CaseAlarm::overdue;
    of.history = {{"case.event.received", "2026-02-02", "云溪镇便民服务中心综合窗口"}};
    return of;
}

static CaseView waiting()
{
    auto of = case_of("租房提取住房公积金", "Withdrawal from the housing fund for rent",
                      "case.state.correction_told", 0);
    of.number = "BJ-2026-0000003-0";
    of.to_do = "case.to_do.supply_papers";
    of.to_do_text = "租赁合同（缺签名页）、本人银行卡复印件";
    of.to_do_text_en = "The lease with its signed page, a copy of your bank card";
    of.to_do_until = "2026-03-16";
    of.history = {{"case.event.received", "2026-02-02", "云溪镇便民服务中心综合窗口"}};
    return of;
}

static CaseView under_way()
{
    auto of = case_of("特困人员救助供养（含门诊、住院与长期照护待遇）认定",
                      "Support for persons in special hardship, with long-term care",
                      "case.state.accepted", 1);
    of.number = "BJ-2026-0000004-8";
    of.promised_until = "2026-03-13";
    of.legal_until = "2026-04-02";
    of.days_left = 9;
    of.alarm = CaseAlarm::normal;
    return of;
}

static Records records()
{
    const auto row = [](const char* label, const char* label_en, const char* value) {
        return RecordRow{label, label_en, base::SecretText(std::string(value))};
    };
    return {{{.title = "社会保险",
              .title_en = "Social insurance",
              .platform = "云溪县社会保险事业中心",
              .is_available = true,
              .as_of = "2026-03-01 07:00",
              .rows = {row("参保状态", "Standing", "正常参保"),
                       row("养老保险累计缴费", "Pension contributions", "126 个月"),
                       row("最近缴费月份", "Last month paid", "2026-01"),
                       row("缴费基数", "Contribution base", "6900.00 元")}},
             {.title = "住房公积金",
              .title_en = "Housing provident fund",
              .platform = "云溪市住房公积金管理中心",
              .is_available = false}}};
}

static ComplaintView answered(bool is_answered)
{
    return {.number = "TS-2026-0000010007-4",
            .kind = "complaint.kind.cannot_be_done",
            .subject = "complaint.subject.handling",
            .filed_on = "2026-02-20",
            .answered_on = is_answered ? "2026-02-24" : "",
            .answer = base::SecretText(std::string(
                is_answered ? "您的办件已催办，三个工作日内办结，请到 3 号窗口领取。" : ""))};
}

static void add_own_page(std::vector<Sample>& all)
{
    const base::SecretText name("王*明");
    all.push_back({"home_with_own", Home{.can_verify_papers = true, .can_see_own = true}});
    all.push_back({"my_page", MyPage{.masked_name = name,
                                     .cases = 5,
                                     .cases_to_do = 2,
                                     .certificates = 3,
                                     .record_sources = 3,
                                     .complaints = 1,
                                     .complaints_answered = 1}});
    all.push_back({"cases", Cases{{waiting(), overdue(), stopped(), under_way()}}});
    all.push_back({"cases_none", Cases{}});
    all.push_back({"case_waiting", CaseDetail{waiting()}});
    all.push_back({"case_overdue", CaseDetail{overdue()}});
    all.push_back({"case_stopped", CaseDetail{stopped()}});
    all.push_back({"case_under_way", CaseDetail{under_way()}});
    all.push_back({"records", records()});
    all.push_back({"records_silent", Records{{records().groups[1]}}});
    all.push_back({"complaint_answered", Complaints{{answered(true)}}});
    all.push_back({"complaint_waiting", Complaints{{answered(false), answered(true)}}});
}

static void add_help(std::vector<Sample>& all)
{
    all.push_back({"help", Help{}});
    all.push_back({"help_told", Help{.call = HelpCallState::told, .at = "14:20"}});
    all.push_back({"help_failed", Help{.call = HelpCallState::failed}});
    all.push_back(
        {"complaint_about",
         ComplaintAbout{.kind = "complaint.kind.consultation",
                        .subjects = {"complaint.subject.guide", "complaint.subject.handling",
                                     "complaint.subject.certificate", "complaint.subject.terminal",
                                     "complaint.subject.something_else"}}});
    all.push_back({"complaint_draft",
                   ComplaintDraft{.kind = "complaint.kind.complaint",
                                  .subject = "complaint.subject.handling",
                                  .words = base::SecretText(std::string("等了两个月没有结果")),
                                  .is_by_name = true}});
    all.push_back({"complaint_filed", ComplaintFiled{.kind = "complaint.kind.complaint",
                                                     .number = "TS-2026-0000010007-4",
                                                     .slip = SlipState::offered}});
    all.push_back({"complaint_not_kept", ComplaintFiled{.kind = "complaint.kind.complaint"}});
}

static void add_nearby(std::vector<Sample>& all)
{
    all.push_back({"out_of_service_nearby",
                   OutOfService{.reason = "out_of_service.document_printer",
                                .since = "2026-03-01 14:20",
                                .reported = true,
                                .nearby = {{"云溪县政务服务中心一楼", "云溪县人民路 18 号",
                                            "08:30-17:30", 850},
                                           {"和平社区党群服务中心", "和平路 120 号", "", 2340}}}});
    all.push_back(
        {"out_of_service_nearby_old",
         OutOfService{.reason = "out_of_service.central",
                      .since = "2026-03-01 14:20",
                      .nearby = {{"云溪县政务服务中心一楼", "云溪县人民路 18 号", "", 850}},
                      .nearby_as_of = "2026-02-27 09:10"}});
}

void add_own(std::vector<Sample>& all)
{
    add_own_page(all);
    add_help(all);
    add_nearby(all);
    all.push_back(
        {"preview_closer", Preview{.title = "居住证明",
                                   .title_en = "Certificate of residence",
                                   .masked_holder = base::SecretText(std::string("王*明")),
                                   .issuer = "云溪镇人民政府",
                                   .valid_to = "2030-02-28",
                                   .page = certificate_page()}});
    all.back().is_looked_closer = true;
}

}  // namespace ui::samples
