#include "central/paper.h"

#include "tests/catch.h"

#include <fmt/format.h>

#include <set>

using namespace central;
using wire::Outcome;

TEST_CASE("a serial checks itself: no digit can be changed, no neighbours swapped")
{
    for (const std::int64_t number : {1, 7, 99, 12345, 99'999'999}) {
        const auto serial = make_serial(2026, number);
        REQUIRE(is_serial(serial));
        for (std::size_t i = 0; i < serial.size(); ++i) {
            auto changed = serial;
            changed[i] = changed[i] == '9' ? '0' : static_cast<char>(changed[i] + 1);
            REQUIRE_FALSE(is_serial(changed));
        }
    }
}

TEST_CASE("serials of different papers differ")
{
    std::set<std::string> serials;
    for (int year : {2026, 2027})
        for (int number = 1; number <= 500; ++number)
            serials.insert(make_serial(year, number));
    REQUIRE(serials.size() == 1000);
}

TEST_CASE("the check digit is ISO 7064 MOD 11,10")
{
    // The standard's example: 0794 has the check digit 5. Ours are twelve digits long, so the rule
    // is held against one computed by hand.
    REQUIRE(make_serial(2026, 1) == "XF-2026-00000001-1");
}

TEST_CASE("what is no serial is none")
{
    for (const auto* text : {"", "XF-2026-00000001", "xf-2026-00000001-1", "XF-2026-0000000１-1",
                             "XF-2026-00000001-1 ", "XX-2026-00000001-1"})
        REQUIRE_FALSE(is_serial(text));
}

TEST_CASE("a paper takes one outcome and keeps it")
{
    constexpr Outcome all[] = {Outcome::printed, Outcome::not_printed, Outcome::unknown,
                               Outcome::withdrawn};
    for (const auto first : all) {
        REQUIRE(judge(PaperState::issued, first) == Report::recorded);
        for (const auto second : all)
            REQUIRE(judge(state_after(first), second) ==
                    (first == second ? Report::repeated : Report::contradicts));
    }
}

TEST_CASE("only an unknown outcome is for a person to settle, and not as unknown")
{
    REQUIRE(may_resolve(PaperState::unknown, Outcome::printed));
    REQUIRE(may_resolve(PaperState::unknown, Outcome::withdrawn));
    REQUIRE_FALSE(may_resolve(PaperState::unknown, Outcome::unknown));
    for (const auto state :
         {PaperState::issued, PaperState::printed, PaperState::not_printed, PaperState::withdrawn})
        REQUIRE_FALSE(may_resolve(state, Outcome::printed));
}

TEST_CASE("every state of a paper has a name that leads back to it")
{
    for (const auto state : {PaperState::issued, PaperState::printed, PaperState::not_printed,
                             PaperState::unknown, PaperState::withdrawn})
        REQUIRE(*paper_state_from(name_of(state)) == state);
    REQUIRE_FALSE(paper_state_from("burnt"));
}
