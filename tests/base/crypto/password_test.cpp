#include "base/crypto/password.h"

#include "tests/catch.h"

using base::SecretText;
using namespace base::crypto;

TEST_CASE("a password is known again, another is not")
{
    const auto stored = hash_password(SecretText(std::string("314159")));
    REQUIRE(is_password(SecretText(std::string("314159")), stored));
    REQUIRE_FALSE(is_password(SecretText(std::string("314158")), stored));
    REQUIRE_FALSE(stored.contains("314159"));
}

TEST_CASE("the same password is stored differently each time")
{
    const SecretText pin(std::string("000000"));
    REQUIRE(hash_password(pin) != hash_password(pin));
}

TEST_CASE("a damaged file lets nobody in")
{
    const SecretText pin(std::string("000000"));
    for (const auto* stored : {"", "scrypt", "scrypt:", "scrypt::", "scrypt:zz:00", "plain:00:00"})
        REQUIRE_FALSE(is_password(pin, stored));
}
