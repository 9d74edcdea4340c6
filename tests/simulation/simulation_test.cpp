#include "tests/catch.h"
#include "tests/simulation/world.h"

using namespace simulation;

TEST_CASE("a year of one terminal keeps every invariant")
{
    World world(1);
    const auto report = world.live(std::chrono::days{365});
    INFO(report.violation.value_or("none"));
    REQUIRE_FALSE(report.violation);
    // A year in which nothing happens would prove nothing.
    REQUIRE(report.citizens > 10'000);
    REQUIRE(report.papers > 5'000);
    REQUIRE(report.unknown > 50);
    REQUIRE(report.power_cuts > 500);
}

TEST_CASE("twenty other seeds keep them for a fortnight each")
{
    const auto seed = GENERATE(range(100, 120));
    World world(static_cast<std::uint64_t>(seed));
    const auto report = world.live(std::chrono::days{14});
    INFO(report.violation.value_or("none"));
    REQUIRE_FALSE(report.violation);
}

TEST_CASE("a seed replays to the same run")
{
    World first(42);
    World second(42);
    const auto one = first.live(std::chrono::days{10});
    const auto other = second.live(std::chrono::days{10});
    REQUIRE(one.events == other.events);
    REQUIRE(one.papers == other.papers);
    REQUIRE(one.unknown == other.unknown);
}

TEST_CASE("the checks find a driver that calls every failure harmless")
{
    World world(1, Sabotage::driver_lies);
    const auto report = world.live(std::chrono::days{60});
    REQUIRE(report.violation);
    REQUIRE(report.violation->contains("paper-once"));
}

TEST_CASE("the checks find a terminal that prints again after a power cut")
{
    World world(1, Sabotage::reprints_after_cuts);
    const auto report = world.live(std::chrono::days{365});
    REQUIRE(report.violation);
    REQUIRE(report.violation->contains("paper-once"));
}
