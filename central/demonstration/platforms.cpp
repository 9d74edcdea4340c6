#include "central/demonstration/people.h"
#include "central/sharing/file_platform.h"

#include <fmt/format.h>

#include <fstream>

namespace central::demonstration {

using base::Result;

namespace {

struct Row {
    const char* label;
    const char* label_en;
    const char* value;
};

struct Source {
    const char* id;
    const char* title;
    const char* title_en;
    const char* owner;
    std::vector<Row> rows;
};

std::vector<Source> sources()
{
    return {{"social-insurance",
             "社会保险",
             "Social insurance",
             "示范市社会保险中心",
             {{"参保状态", "Standing", "正常参保"},
              {"养老保险累计缴费", "Pension contributions", "126 个月"},
              {"最近缴费月份", "Last month paid", "2026-01"},
              {"缴费基数", "Contribution base", "6900.00 元"}}},
            {"medical-insurance",
             "医疗保险",
             "Medical insurance",
             "示范市医疗保障局",
             {{"参保类型", "Kind of insurance", "职工基本医疗保险"},
              {"个人账户余额", "Balance of the account", "3128.40 元"},
              {"待遇状态", "Benefits", "正常享受"}}},
            {"provident-fund",
             "住房公积金",
             "Housing provident fund",
             "示范市住房公积金管理中心",
             {{"账户状态", "Account", "正常"},
              {"账户余额", "Balance", "48620.75 元"},
              {"月缴存额", "Paid in each month", "1380.00 元"}}}};
}

std::string quote(std::string_view text)
{
    return fmt::format("\"{}\"", text);
}

std::string file_of(const Source& source, base::WallTime now)
{
    auto text = fmt::format(
        "# People who do not exist.\nid = {}\ntitle = {}\ntitle_en = {}\n"
        "owner = {}\nas_of = {}\nanswer_after = \"0 ms\"\n",
        quote(source.id), quote(source.title), quote(source.title_en), quote(source.owner),
        quote(base::to_rfc3339(now - std::chrono::hours(9))));
    for (const auto& card : cards()) {
        if (card.person != "three_certificates" && card.person != "long_name")
            continue;
        text += fmt::format("\n[[person]]\ndigest = {}\n",
                            quote(sharing::FilePlatform::digest_of(base::SecretText(card.number))));
        for (const auto& row : source.rows)
            text += fmt::format("[[person.row]]\nlabel = {}\nlabel_en = {}\nvalue = {}\n",
                                quote(row.label), quote(row.label_en), quote(row.value));
    }
    return text;
}

}  // namespace

Result<> add_platforms(const std::filesystem::path& folder, base::WallTime now)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return base::fail(base::Errc::refused, "cannot make the folder of platforms");
    for (const auto& source : sources()) {
        std::ofstream file(folder / fmt::format("{}.toml", source.id));
        file << file_of(source, now);
        if (!file.flush())
            return base::fail(base::Errc::exhausted, "cannot write a platform's file");
    }
    return {};
}

}  // namespace central::demonstration
