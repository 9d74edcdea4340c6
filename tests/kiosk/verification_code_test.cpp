#include "kiosk/verification_code.h"

#include "tests/catch.h"

#include <string>

using kiosk::verification_code_in;

static const std::string code = "0123456789abcdef0123456789abcdef";

TEST_CASE("the code of a paper is found in the link that stands on it, whoever's host it names")
{
    REQUIRE(verification_code_in("https://central.example:8443/v1/verifications/" + code) == code);
    REQUIRE(verification_code_in("https://elsewhere.example/v1/verifications/" + code) == code);
}

TEST_CASE("anything else is no code of a paper")
{
    const auto text = GENERATE_COPY(values<std::string>({
        "",
        code,
        "http://central.example/v1/verifications/" + code,
        "https://central.example/v1/verifications/",
        "https://central.example/v1/verifications/" + code + "/",
        "https://central.example/v1/verifications/" + code + "?next=1",
        "https://central.example/v1/verifications/" + code + "0",
        "https://central.example/v1/verifications/" + code.substr(1),
        "https://central.example/v1/verifications/../../" + code.substr(6),
        "https://central.example/v1/verifications/0123456789ABCDEF0123456789ABCDEF",
        "https://central.example/v1/issues/" + code,
        "WIFI:T:WPA;S:hall;P:secret;;",
        "https://" + std::string(600, 'a') + "/v1/verifications/" + code,
    }));
    INFO(text);
    REQUIRE_FALSE(verification_code_in(text));
}
