#include "base/crypto/digest.h"
#include "central/demonstration/people.h"
#include "central/document/content.h"

#include <fmt/chrono.h>

namespace central::demonstration {

using document::Content;
using document::Field;

static constexpr int contribution_months = 36;

struct Month {
    int year = 0;
    int month = 0;

    Month before(int months) const
    {
        const int all = year * 12 + month - 1 - months;
        return {all / 12, all % 12 + 1};
    }
    std::string text() const { return fmt::format("{:04}-{:02}", year, month); }
};

static Month month_of(base::WallTime time)
{
    const auto day = fmt::gmtime(std::chrono::system_clock::to_time_t(time));
    return {day.tm_year + 1900, day.tm_mon + 1};
}

static std::string kind_of_document(wire::EvidenceKind kind)
{
    switch (kind) {
    case wire::EvidenceKind::citizen:
        return "居民身份证";
    case wire::EvidenceKind::regional_permit:
        return "港澳台居民居住证";
    case wire::EvidenceKind::foreigner_2017:
    case wire::EvidenceKind::foreigner_2023:
        return "外国人永久居留身份证";
    }
    std::unreachable();
}

static std::vector<Field> holder(const Card& card)
{
    return {{"姓名", card.name},
            {"性别", card.sex == "1" ? "男" : "女"},
            {"出生日期", fmt::format("{}年{}月{}日", card.birth.substr(0, 4),
                                     card.birth.substr(4, 2), card.birth.substr(6))},
            {"证件类型", kind_of_document(card.kind)},
            {"证件号码", card.number}};
}

static Content residence(const Card& card)
{
    Content content{
        .title = "居住证明",
        .title_en = "Certificate of Residence",
        .issuer = "示范市公安局",
        .opening = fmt::format("兹证明 {} 在本市办理居住登记，登记情况如下：", card.name),
        .fields = holder(card),
        .table = {},
        .closing =
            "以上登记信息截至开具之日有效。本证明依据本人申请开具，供办理入学、"
            "就业、车辆登记等事项使用，涂改无效。"};
    content.fields.push_back({"居住地址", "示范省示范市一门区示范路1号 便民小区2栋301室"});
    content.fields.push_back({"居住事由", "务工"});
    content.fields.push_back({"登记日期", "2021年3月1日"});
    return content;
}

static Content participation(const Card& card, Month now)
{
    const auto last = now.before(1).text();
    Content content{.title = "社会保险参保证明",
                    .title_en = "Certificate of Social Insurance Participation",
                    .issuer = "示范市社会保险中心",
                    .opening = "经查询，下列人员在本市参加社会保险的情况如下：",
                    .fields = holder(card),
                    .table = {},
                    .closing = "本证明的数据来自社会保险业务系统，开具之后发生的变更不在其内。"};
    content.fields.push_back({"参保单位", "示范市一门科技有限公司"});
    content.table.columns = {{"险种", "30"},
                             {"参保状态", "18"},
                             {"起始年月", "18"},
                             {"截至年月", "18"},
                             {"累计月数", "16"}};
    for (const auto* insurance :
         {"企业职工基本养老保险", "职工基本医疗保险", "失业保险", "工伤保险"})
        content.table.rows.push_back({insurance, "正常缴费", now.before(contribution_months).text(),
                                      last, std::to_string(contribution_months)});
    return content;
}

// Three years, month by month: longer than a page.
static Content contributions(const Card& card, Month now)
{
    Content content{.title = "社会保险个人缴费明细",
                    .title_en = "Record of Individual Social Insurance Contributions",
                    .issuer = "示范市社会保险中心",
                    .opening = fmt::format("下表为参保人最近 {} 个月的缴费记录，金额单位为元：",
                                           contribution_months),
                    .fields = holder(card),
                    .table = {},
                    .closing = "如对记录有异议，请持本明细向社会保险经办机构查询。"};
    content.table.columns = {{"缴费年月", "16"}, {"缴费基数", "18"}, {"养老个人", "17"},
                             {"医疗个人", "17"}, {"失业个人", "16"}, {"到账", "16"}};
    for (int i = contribution_months; i > 0; --i) {
        // A raise each July, as the base is set anew; shares of 8 %, 2 % and 0.5 %.
        const auto month = now.before(i);
        const int years = month.year - now.before(contribution_months).year + (month.month >= 7);
        const int base = 6200 + 350 * years;
        content.table.rows.push_back(
            {month.text(), fmt::format("{}.00", base), fmt::format("{:.2f}", base * 0.08),
             fmt::format("{:.2f}", base * 0.02), fmt::format("{:.2f}", base * 0.005), "已到账"});
    }
    return content;
}

static store::Certificate certificate(const Card& card, const std::string& kind,
                                      const Content& content, base::WallTime now)
{
    const auto from = now - std::chrono::days(30);
    const auto to = now + std::chrono::days(365);
    store::Certificate made;
    // Not from the number itself: ids travel in places where numbers must not.
    made.id = "c-" + base::crypto::sha256_hex(base::view(card.number + kind)).substr(0, 16);
    made.kind = kind;
    made.title = content.title;
    made.title_en = content.title_en;
    made.issuer = content.issuer;
    made.valid_from = base::to_rfc3339(from).substr(0, 10);
    made.valid_to = base::to_rfc3339(to).substr(0, 10);
    made.content = document::to_json(content);
    return made;
}

std::vector<store::Certificate> certificates_of(const Card& card, base::WallTime now)
{
    if (card.person == "no_certificates")
        return {};
    std::vector<store::Certificate> all;
    all.push_back(certificate(card, "residence-certificate", residence(card), now));
    if (card.person != "three_certificates")
        return all;
    const auto month = month_of(now);
    all.push_back(
        certificate(card, "social-insurance-participation", participation(card, month), now));
    all.push_back(
        certificate(card, "social-insurance-contributions", contributions(card, month), now));
    return all;
}

}  // namespace central::demonstration
