#include "kiosk/catalogue_search.h"

#include "tests/catch.h"
#include "tests/kiosk/catalogue_shown.h"

using namespace kiosk;
using kiosk::test::small_catalogue;

static std::vector<Hit> found(std::string_view query)
{
    return search(*small_catalogue(), query);
}

TEST_CASE(
    "a service is found by its name, its pinyin, their first letters, its English and its theme")
{
    for (const auto* query : {"养老金", "领取养老金", "yanglaojin", "lingqu", "lqylj", "LQYLJ",
                              "ylj", "pension", "Pension", "old age"}) {
        INFO(query);
        REQUIRE_FALSE(found(query).empty());
        CHECK(found(query)[0] == Hit{false, 2});
    }
}

TEST_CASE("the nearest comes first, and packages are among the hits")
{
    const auto hits = found("出生");
    REQUIRE(hits.size() == 2);
    CHECK(hits[0] == Hit{false, 0});
    CHECK(hits[1] == Hit{true, 0});
}

TEST_CASE("every word has to be there")
{
    CHECK(found("identity renewing").size() == 1);
    CHECK(found("identity pension").empty());
}

TEST_CASE("words around the name do not hide it")
{
    const auto hits = found("怎么办身份证");
    REQUIRE_FALSE(hits.empty());
    CHECK(hits[0] == Hit{false, 1});
}

TEST_CASE("nothing, blanks, a letter that all have, or the moon find what they should")
{
    CHECK(found("").empty());
    CHECK(found("   ").empty());
    CHECK(found("月球旅行").empty());
    CHECK(found("zzzz").empty());
    CHECK(found(std::string(5000, 'a')).empty());
    CHECK(found("l").size() == 1);
}

TEST_CASE("a flood of hits is cut off")
{
    auto all = *small_catalogue();
    all.items.resize(200, all.items[0]);
    CHECK(search(all, "出生").size() == hits_limit);
}
