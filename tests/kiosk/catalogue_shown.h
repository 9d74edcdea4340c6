// A small catalogue that a visitor can read.
#pragma once

#include "tests/central/catalogue/sample.h"

#include <memory>

namespace kiosk::test {

inline wire::Item named_item(const std::string& id, const char* zh, const char* pinyin,
                             const char* initials, const char* en, const char* theme)
{
    auto item = central::testing::sample_item(id);
    item.name = {zh, en};
    item.pinyin = pinyin;
    item.initials = initials;
    item.themes = {theme};
    return item;
}

inline std::shared_ptr<const wire::Catalogue> small_catalogue()
{
    wire::Catalogue all{.day = "2026-03-01",
                        .is_demonstration = true,
                        .themes = {{"household", {"户籍身份", "Household"}, "id_card"},
                                   {"old-age", {"养老助老", "Old age"}, "elder"}},
                        .items = {},
                        .packages = {}};
    all.items = {
        named_item("birth", "出生登记", "chushengdengji", "csdj", "Registration of a birth",
                   "household"),
        named_item("card", "换领居民身份证", "huanlingjuminshenfenzheng", "hljmsfz",
                   "Renewing an identity card", "household"),
        named_item("pension", "领取养老金", "lingquyanglaojin", "lqylj", "Pension", "old-age"),
        named_item("residence", "打印居住证明", "dayinjuzhuzhengming", "dyjzzm",
                   "Residence certificate", "household")};
    all.items[3].certificate = "residence-certificate";
    all.items[3].at_terminal = true;
    all.packages = {{.id = "child-born",
                     .name = {"孩子出生一件事", "A child is born"},
                     .summary = {"一次办好", "In one go"},
                     .pinyin = "haizichushengyijianshi",
                     .initials = "hzcsyjs",
                     .items = {"birth", "gone", "card"},
                     .materials = {{.name = {"户口簿", "Household register"}, .originals = 1}},
                     .before = {9, 9, 30},
                     .now = {3, 3, 5}}};
    return std::make_shared<const wire::Catalogue>(std::move(all));
}

}  // namespace kiosk::test
