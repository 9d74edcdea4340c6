#include "kiosk/masking.h"

#include "tests/catch.h"

static std::string name(const std::string& text)
{
    return kiosk::mask_name(base::SecretText(text)).reveal();
}
static std::string number(const std::string& text)
{
    return kiosk::mask_number(base::SecretText(text)).reveal();
}

TEST_CASE("a name keeps its first character, and its last when it is long enough")
{
    REQUIRE(name("李四") == "李*");
    REQUIRE(name("王小明") == "王*明");
    REQUIRE(name("欧阳测试") == "欧**试");
    REQUIRE(name("SMITH") == "S***H");
    REQUIRE(name("") == "");
}

TEST_CASE("a number does not show the birth date")
{
    REQUIRE(number("11010519491231002X") == "110***********002X");
    REQUIRE(number("ABC") == "ABC");
}
