#include "kiosk/retry.h"

#include "tests/catch.h"

using namespace kiosk;
using namespace std::chrono_literals;

TEST_CASE("waits double up to the limit, spread over half of each step")
{
    Backoff backoff(100ms, 1s, 7);
    for (const auto step : {100ms, 200ms, 400ms, 800ms, 1000ms, 1000ms}) {
        const auto wait = backoff.next();
        REQUIRE(wait >= step / 2);
        REQUIRE(wait <= step);
    }
}

TEST_CASE("two terminals do not come back in step")
{
    Backoff first(1s, 1h, 1);
    Backoff second(1s, 1h, 2);
    int same = 0;
    for (int i = 0; i < 10; ++i)
        same += first.next() == second.next() ? 1 : 0;
    REQUIRE(same < 5);
}

TEST_CASE("after a success the first wait is short again")
{
    Backoff backoff(100ms, 10s, 3);
    for (int i = 0; i < 5; ++i)
        backoff.next();
    backoff.reset();
    REQUIRE(backoff.next() <= 100ms);
}
