#include "central/catalogue/rules.h"

#include "tests/catch.h"
#include "tests/central/catalogue/sample.h"

#include <algorithm>

using namespace central::catalogue;
using central::testing::sample_item;

namespace {

bool has(const std::vector<Mistake>& mistakes, std::string_view key)
{
    return std::ranges::any_of(mistakes, [&](const Mistake& each) { return each.key == key; });
}

wire::Catalogue catalogue_of(std::vector<wire::Item> items)
{
    return {.day = "2026-01-01",
            .is_demonstration = true,
            .themes = {{"household", {"户籍", "Household"}, "id_card"},
                       {"housing", {"住房", "Housing"}, "home"}},
            .items = std::move(items),
            .packages = {}};
}

}  // namespace

TEST_CASE("an item that tells all eight disclosures has no mistakes")
{
    CHECK(mistakes_in(sample_item("birth")).empty());
}

TEST_CASE("an item that lacks a disclosure, or a language of it, says which")
{
    auto item = sample_item("birth");
    item.basis.clear();
    item.conditions.clear();
    item.materials[0].name.en.clear();
    item.steps.clear();
    item.result = {};
    item.counter.place.zh.clear();
    const auto mistakes = mistakes_in(item);
    for (const auto* key :
         {"basis", "conditions", "materials", "steps", "result", "counter.place"}) {
        INFO(key);
        CHECK(has(mistakes, key));
    }
    CHECK(mistakes.size() == 6);
}

TEST_CASE("nobody promises later than the law allows, or at once and in days")
{
    auto item = sample_item("birth");
    item.promised_days = item.legal_days + 1;
    CHECK(has(mistakes_in(item), "promised_days"));
    item.promised_days = 5;
    item.promise = wire::Promise::at_once;
    CHECK(has(mistakes_in(item), "promise"));
    item.promised_days = 0;
    item.promise = wire::Promise::within_days;
    CHECK(has(mistakes_in(item), "promise"));
    item = sample_item("birth");
    item.steps[0].days = item.promised_days + 1;
    CHECK(has(mistakes_in(item), "steps"));
}

TEST_CASE("a reform that asks for more than before is none, and an end is not before a beginning")
{
    auto item = sample_item("birth");
    item.now.materials = item.before.materials + 1;
    item.ends = "2025-12-31";
    item.certificate = "residence-certificate";
    item.fee = {"10元", "10 yuan"};
    const auto mistakes = mistakes_in(item);
    CHECK(has(mistakes, "now"));
    CHECK(has(mistakes, "ends"));
    CHECK(has(mistakes, "certificate"));
    CHECK(has(mistakes, "fee"));
}

TEST_CASE("an item is in force from its first day to its last")
{
    auto item = sample_item("birth");
    CHECK_FALSE(is_in_force(item, "2025-12-31"));
    CHECK(is_in_force(item, "2026-01-01"));
    CHECK(is_in_force(item, "2099-01-01"));
    item.ends = "2026-06-30";
    CHECK(is_in_force(item, "2026-06-30"));
    CHECK_FALSE(is_in_force(item, "2026-07-01"));
}

TEST_CASE("of a day there is one version of each item, whole packages, and themes with items")
{
    auto old = sample_item("birth");
    old.effective = "2025-01-01";
    old.ends = "2025-12-31";
    auto now = sample_item("birth");
    now.version = 2;
    auto later = sample_item("move");
    later.effective = "2026-02-01";
    auto all = catalogue_of({old, now, later});
    all.packages = {{.id = "both",
                     .name = {"一件事", "Both"},
                     .summary = {"都办", "Both"},
                     .pinyin = {},
                     .initials = {},
                     .items = {"birth", "move"},
                     .materials = {},
                     .before = {},
                     .now = {}}};
    CHECK(mistakes_across(all).empty());
    const auto in_2025 = as_of(all, "2025-05-05");
    REQUIRE(in_2025.items.size() == 1);
    CHECK(in_2025.items[0].version == 1);
    CHECK(in_2025.packages.empty());
    CHECK(as_of(all, "2026-01-15").packages.empty());
    const auto in_february = as_of(all, "2026-02-01");
    CHECK(in_february.items.size() == 2);
    CHECK(in_february.items[0].version == 2);
    CHECK(in_february.packages.size() == 1);
    REQUIRE(in_february.themes.size() == 1);
    CHECK(in_february.themes[0].id == "household");
    CHECK(in_february.day == "2026-02-01");
    CHECK(as_of(all, "2024-01-01").themes.empty());
}

TEST_CASE("what only shows side by side is found")
{
    auto twin = sample_item("birth");
    twin.version = 2;
    auto other = sample_item("move");
    other.implementation_code = twin.implementation_code;
    other.themes = {"nowhere"};
    auto all = catalogue_of({sample_item("birth"), twin, other});
    all.packages = {{.id = "p", .items = {"birth", "gone"}}};
    const auto mistakes = mistakes_across(all);
    REQUIRE(mistakes.size() == 5);
    CHECK(mistakes[0].contains("in force on the same day"));
    CHECK(mistakes[1].contains("nowhere"));
    CHECK(mistakes[2].contains("one implementation_code"));
    CHECK(mistakes[4].contains("item gone is not there"));
}

TEST_CASE("what several items want together is wanted once, as often as the one that wants most")
{
    auto one = sample_item("birth");
    auto two = sample_item("move");
    two.materials[0].copies = 3;
    two.materials.push_back({.name = {"照片", "Photograph"}, .originals = 2});
    const auto shared = shared_materials({one, two});
    REQUIRE(shared.size() == one.materials.size() + 1);
    CHECK(shared[0].copies == 3);
    CHECK(shared[0].originals == 1);
    CHECK(shared.back().name.en == "Photograph");
}
