#include "ui/speech/pronounce.h"

#include "tests/catch.h"

using namespace ui;
using speech::pronounce;

TEST_CASE("identifiers are spoken digit by digit")
{
    REQUIRE(pronounce("12345", Language::zh) == " 1 2 3 4 5 ");
    REQUIRE(pronounce("拨打 12345。", Language::zh) == "拨打  1 2 3 4 5 。");
    REQUIRE(pronounce("11010519491231002X", Language::zh) ==
            " 1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X ");
    REQUIRE(pronounce("XF-2026-3", Language::zh) == " X F 杠 2 0 2 6 杠 3 ");
    REQUIRE(pronounce("XF-2026-3", Language::en) == " X F dash 2 0 2 6 dash 3 ");
}

TEST_CASE("what is counted stays a number, and a date is a date")
{
    REQUIRE(pronounce("共 24 页", Language::zh) == "共 24 页");
    REQUIRE(pronounce("2026-03-01", Language::zh) == "2026年3月1日");
    REQUIRE(pronounce("until 2026-12-31.", Language::en) == "until 31 December 2026.");
    REQUIRE(pronounce("2026-99-31", Language::en) == "2026 99 31");
}

TEST_CASE("masking characters are named")
{
    REQUIRE(pronounce("王*明", Language::zh) == "王星号明");
    REQUIRE(pronounce("Wang *", Language::en) == "Wang  asterisk ");
    REQUIRE(pronounce("● ●", Language::zh) == "星号 星号");
}

TEST_CASE("text of any bytes is spoken without harm")
{
    std::string bytes;
    for (int i = 0; i < 512; ++i)
        bytes += static_cast<char>(i);
    for (std::size_t length = 0; length < bytes.size(); ++length)
        REQUIRE_FALSE(pronounce(bytes.substr(0, length), Language::en).contains('*'));
    REQUIRE(pronounce("", Language::zh).empty());
}
