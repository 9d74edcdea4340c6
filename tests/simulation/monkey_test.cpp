#include "tests/simulation/monkey.h"

#include "tests/catch.h"

using namespace simulation;

TEST_CASE("ten million happenings without sense keep every invariant")
{
    const auto report = Monkey(1).play(10'000'000);
    INFO(report.violation.value_or("none"));
    REQUIRE_FALSE(report.violation);
    // A monkey that never comes far would prove nothing.
    REQUIRE(report.visits > 10'000);
    REQUIRE(report.papers > 1'000);
    REQUIRE(report.steps.size() == static_cast<std::size_t>(kiosk::Step::left_behind) + 1);
}

TEST_CASE("a monkey's seed replays to the same run")
{
    const auto one = Monkey(7).play(20'000);
    const auto other = Monkey(7).play(20'000);
    REQUIRE(one.visits == other.visits);
    REQUIRE(one.papers == other.papers);
}

TEST_CASE("the monkey's checks find a journal that calls an intent recorded that is not")
{
    const auto report = Monkey(1, MonkeySabotage::journal_lies).play(2'000'000);
    REQUIRE(report.violation);
    REQUIRE(report.violation->contains("printed without an intent"));
}
