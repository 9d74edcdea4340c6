#include "base/clock.h"

#include "tests/catch.h"

using namespace base;

TEST_CASE("a time goes to RFC 3339 and back")
{
    const auto time = from_rfc3339("2026-02-28T23:59:07Z");
    REQUIRE(time);
    REQUIRE(to_rfc3339(*time) == "2026-02-28T23:59:07Z");
}

TEST_CASE("what is not a time in UTC is malformed")
{
    for (const auto* text : {"", "2026-02-30T00:00:00Z", "2026-02-28T24:00:00Z",
                             "2026-02-28T00:00:00+08:00", "2026-02-28T00:00:00Zx", "now"})
        REQUIRE_FALSE(from_rfc3339(text));
}

TEST_CASE("a year beyond the clock's is its last moment, or its first")
{
    REQUIRE(to_rfc3339(*from_rfc3339("9937-02-28T00:00:00Z")) == "2262-04-11T23:47:16Z");
    REQUIRE(to_rfc3339(*from_rfc3339("0001-01-01T00:00:00Z")) == "1677-09-21T00:12:44Z");
}
