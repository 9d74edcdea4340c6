#include "central/demonstration/people.h"

namespace central::demonstration {

using cases::Case;
using cases::Event;
using wire::CaseHappening;

namespace {

// Moments before now, in days.
class Past {
public:
    explicit Past(base::WallTime now) : now_(now) {}

    std::string at(int days_ago) const
    {
        return base::to_rfc3339(now_ - std::chrono::days(days_ago));
    }
    std::string day_in(int days) const
    {
        return base::to_rfc3339(now_ + std::chrono::days(days)).substr(0, 10);
    }

private:
    base::WallTime now_;
};

const std::string window = "示范市政务服务中心综合窗口";
const std::string civil_affairs = "示范市民政局";
const std::string commerce = "示范市市场监督管理局";
const std::string housing = "示范市住房和城乡建设局";

// Stands still, because somebody has to come and see.
Case stopped(const Past& past)
{
    return {
        .number = {},
        .item = "food-business-licence",
        .title = "食品经营许可（新办）",
        .title_en = "Food business licence, new",
        .legal_days = 20,
        .promised_days = 10,
        .events = {{CaseHappening::received, past.at(16), window, "", "", "", 0},
                   {CaseHappening::accepted, past.at(15), commerce, "", "", "", 0},
                   {CaseHappening::examined, past.at(13), commerce, "", "", "", 0},
                   {CaseHappening::special_begun, past.at(9), commerce, "需要到经营场所现场核查",
                    "The premises have to be inspected", past.day_in(6), 0}}};
}

Case overdue(const Past& past)
{
    return {.number = {},
            .item = "elder-allowance",
            .title = "高龄津贴申领",
            .title_en = "Allowance for the very old",
            .legal_days = 20,
            .promised_days = 5,
            .events = {{CaseHappening::received, past.at(19), window, "", "", "", 0},
                       {CaseHappening::accepted, past.at(18), civil_affairs, "", "", "", 0},
                       {CaseHappening::examined, past.at(17), civil_affairs, "", "", "", 0}}};
}

Case waiting_for_correction(const Past& past)
{
    return {.number = {},
            .item = "provident-fund-withdrawal",
            .title = "租房提取住房公积金",
            .title_en = "Withdrawal from the housing fund for rent",
            .legal_days = 15,
            .promised_days = 3,
            .events = {{CaseHappening::received, past.at(4), window, "", "", "", 0},
                       {CaseHappening::correction_told, past.at(2), housing,
                        "请补交：租赁合同（缺签名页）、本人银行卡复印件",
                        "Please hand in: the lease with its signed page, a copy of your bank card",
                        past.day_in(12), 0}}};
}

Case finished(const Past& past)
{
    return {.number = {},
            .item = "household-registration-change",
            .title = "户口登记项目变更",
            .title_en = "Change of household registration",
            .legal_days = 20,
            .promised_days = 7,
            .events = {
                {CaseHappening::received, past.at(30), window, "", "", "", 0},
                {CaseHappening::accepted, past.at(29), "示范市公安局", "", "", "", 0},
                {CaseHappening::decided, past.at(24), "示范市公安局", "", "", "", 0},
                {CaseHappening::finished, past.at(23), window, "凭身份证到一楼 3 号窗口领取户口簿",
                 "Collect the household book at counter 3 with your ID card", "", 0}}};
}

Case delivered(const Past& past)
{
    auto done = finished(past);
    done.item = "residence-registration";
    done.title = "居住登记";
    done.title_en = "Registration of residence";
    done.events.push_back({CaseHappening::delivered, past.at(20), window, "", "", "", 0});
    return done;
}

}  // namespace

std::vector<Case> cases_of(const Card& card, base::WallTime now)
{
    const Past past(now);
    if (card.person == "three_certificates")
        return {delivered(past), stopped(past), overdue(past), waiting_for_correction(past),
                finished(past)};
    if (card.person == "long_name")
        return {overdue(past)};
    return {};
}

}  // namespace central::demonstration
