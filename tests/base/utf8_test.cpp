#include "base/utf8.h"

#include "tests/catch.h"

using namespace base;

TEST_CASE("UTF-8 is taken strictly")
{
    for (const auto* good : {"c280", "dfbf", "e0a080", "ed9fbf", "ee8080", "f0908080", "f48fbfbf"})
        REQUIRE(is_utf8(from_hex(good).value()));
    for (const auto* bad : {"80", "bf", "c0af", "c1bf", "e08080", "eda080", "edbfbf", "f08fbfbf",
                            "f4908080", "f5808080", "ff", "c2", "e4b8", "f09f98", "c220", "e4b820"})
        REQUIRE_FALSE(is_utf8(from_hex(bad).value()));
}
