#include "base/toml_text.h"

#include "tests/catch.h"

using base::line_of_stray_character;

TEST_CASE("characters beyond ASCII in strings and comments of TOML are no strays")
{
    for (const auto* text :
         {"", "name = 1\n", "name = \"宁蒗\" # 县\n", "name = '宁蒗'\n", "\"宁蒗\" = 1\n",
          "a = \"\"\"\n宁\"\"蒗\n\"\"\"\nb = 2\n", "a = '''\n宁''蒗\n'''\n", "a = \"\\\"宁\"\n",
          "a = \"\"\"\\\"\"\"宁\"\"\"\n", "# 宁蒗"})
        REQUIRE_FALSE(line_of_stray_character(text));
}

TEST_CASE("a character beyond ASCII elsewhere in TOML is told with its line")
{
    REQUIRE(line_of_stray_character("宁 = 1\n") == 1U);
    REQUIRE(line_of_stray_character("a = 1。\n") == 1U);
    REQUIRE(line_of_stray_character("# 县\na = \"县\"\nb = 2\u3000\n") == 3U);
    REQUIRE(line_of_stray_character("a = 'x\\'宁\n") == 1U);
    // A string that its line does not end is over with the line.
    REQUIRE(line_of_stray_character("a = \"x\n宁 = 1\n") == 2U);
}
