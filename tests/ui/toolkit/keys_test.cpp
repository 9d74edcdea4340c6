#include "ui/toolkit/keys.h"

#include "tests/catch.h"

using namespace ui::toolkit;

TEST_CASE("every meaning of a key has a name of its own")
{
    for (const auto key : all_keys)
        REQUIRE(key_named(name_of(key)) == key);
    REQUIRE_FALSE(key_named("enter"));
}

TEST_CASE("keys of a pad can be named, letters cannot")
{
    for (const auto* name : {"F1", "F24", "Home", "Keypad Enter"})
        REQUIRE(is_key_of_pad(name));
    for (const auto* name : {"A", "7", "F25", "F0", "", "Escape"})
        REQUIRE_FALSE(is_key_of_pad(name));
    for (const auto& [name, key] : usual_keys())
        REQUIRE(is_key_of_pad(name));
}
