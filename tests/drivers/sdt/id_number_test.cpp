#include "drivers/sdt/id_number.h"

#include "tests/catch.h"

using namespace drivers::sdt;

TEST_CASE("the check character of published specimens is right")
{
    // GB 11643's own example, and three specimens of the foreigners' card of 2023.
    for (const auto* number :
         {"11010519491231002X", "932682198501010017", "911124198108030024", "931586198001010028"})
        REQUIRE(is_id_number(number));
}

TEST_CASE("one wrong or two swapped characters of a number are found")
{
    REQUIRE_FALSE(is_id_number("110105194912310021"));
    REQUIRE_FALSE(is_id_number("11010519491231020X"));
    REQUIRE_FALSE(is_id_number("11010519491231002x"));
    REQUIRE_FALSE(is_id_number("11010519491231002"));
    REQUIRE_FALSE(is_id_number("1101051949123100200"));
    REQUIRE_FALSE(is_id_number("A1010519491231002X"));
    REQUIRE_FALSE(is_id_number(""));
}

TEST_CASE("there is no check character for anything but 17 digits")
{
    REQUIRE(check_character("11010519491231002") == 'X');
    REQUIRE_FALSE(check_character("1101051949123100"));
    REQUIRE_FALSE(check_character("1101051949123100X"));
}
