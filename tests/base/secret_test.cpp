#include "base/secret.h"

#include "tests/catch.h"

#include <fmt/core.h>

using namespace base;

TEST_CASE("a secret has no way into a log line")
{
    STATIC_REQUIRE_FALSE(fmt::is_formattable<SecretText>::value);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<SecretText, std::string>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<SecretText, std::string_view>);
}

TEST_CASE("wiping leaves nothing in the memory that held the text")
{
    std::string text = "110105194912310021";
    text.reserve(64);
    const char* memory = text.data();
    wipe(text);
    for (std::size_t i = 0; i < 18; ++i)
        REQUIRE(memory[i] == 0);
}

TEST_CASE("a moved-from secret is empty, and a copy stands on its own")
{
    SecretText first(std::string("short"));
    SecretText copy = first;
    const SecretText second = std::move(first);
    REQUIRE(second.reveal() == "short");
    REQUIRE(first.is_empty());
    copy = SecretText(std::string("other"));
    REQUIRE(second.reveal() == "short");
}
