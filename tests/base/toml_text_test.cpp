#include "base/toml_text.h"

#include "tests/catch.h"

#include <algorithm>

using namespace base;

TEST_CASE("what toml++ sees is ASCII, line by line as long as the text, and comes back the same")
{
    for (const std::string_view text : {"", "a = 1\n", "name = \"宁蒗\" # 县\n",
                                        "\"宁蒗\" = 'x%y'\n", "100 % 𠀀\n\n", "%25 %E5 %zz"}) {
        const auto ascii = toml_to_ascii(text);
        CHECK(std::ranges::all_of(ascii, [](char c) { return c >= 0; }));
        CHECK(std::ranges::count(ascii, '\n') == std::ranges::count(text, '\n'));
        CHECK(toml_from_ascii(ascii) == text);
    }
}

TEST_CASE("a byte order mark is left out of what toml++ sees")
{
    CHECK(toml_to_ascii("\xef\xbb\xbf"
                        "a = 1") == "a = 1");
}

TEST_CASE("a percent sign that nobody coded stays one")
{
    for (const std::string_view text : {"%", "%4", "%41", "5 %", "%e5%zz"})
        CHECK(toml_from_ascii(text) == text);
}
