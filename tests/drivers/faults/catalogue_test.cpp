// Every driver through the whole catalogue of faults, over its emulators.
#include "drivers/emulation/faults/catalogue.h"

#include "drivers/devctl/conform/subjects.h"
#include "tests/catch.h"

#include <iostream>

using namespace drivers::emulation::faults;
using drivers::devctl::conform::subjects_named;

static void print(const Tally& tally)
{
    std::cerr << tally.subject << ": " << tally.transfers << " transfers, " << tally.bytes
              << " bytes, " << tally.moments << " moments, " << tally.cases << " cases, "
              << tally.recovered << " recovered, " << tally.failed << " failed, longest "
              << tally.longest.count() << " ms\n";
    for (const auto& [fault, outcomes] : tally.outcomes) {
        std::cerr << "  " << name_of(fault) << ':';
        for (const auto& [word, count] : outcomes)
            std::cerr << "  " << word << ' ' << count;
        std::cerr << '\n';
    }
}

// Where a driver need not do the same twice.
static std::size_t missed(const Tally& tally)
{
    std::size_t out = 0;
    for (const auto& [fault, outcomes] : tally.outcomes)
        if (const auto found = outcomes.find("the moment never came"); found != outcomes.end())
            out += found->second;
    return out;
}

static void require_all_pass(std::string_view driver)
{
    const auto subjects = subjects_named(driver);
    REQUIRE_FALSE(subjects.empty());
    for (const auto& subject : subjects) {
        const auto tally = run_catalogue(subject.name, subject.make, subject.terms);
        print(tally);
        for (const auto& failure : tally.failures)
            UNSCOPED_INFO(name_of(failure.moment.fault)
                          << " in transfer " << failure.moment.transfer << " (" << failure.transfer
                          << ") at byte " << failure.moment.byte << ": " << failure.outcome << ": "
                          << failure.reason);
        CHECK(tally.failed == 0);
        CHECK(tally.cases > 50);
        CHECK(tally.recovered + missed(tally) == tally.cases);
        CHECK(missed(tally) * 5 <= tally.cases);
    }
}

TEST_CASE("card readers come through every fault with the right card, a problem or an error")
{
    require_all_pass("sdt");
}

TEST_CASE("HID scanners come through every fault with the right code, nothing or an error")
{
    require_all_pass("hid_pos");
}

TEST_CASE("serial scanners come through every fault with the right code, nothing or an error")
{
    require_all_pass("serial_scan");
}

TEST_CASE("power supplies come through every fault with the right state or an error")
{
    require_all_pass("megatec");
}

TEST_CASE("a cabinet comes through every fault with its door's state, or an error")
{
    require_all_pass("cabinet_line");
}

TEST_CASE("a camera comes through every fault with the right code, nothing or an error")
{
    require_all_pass("camera");
}

TEST_CASE("a laser's report is true at every fault")
{
    require_all_pass("pjl");
}

TEST_CASE("a document printer's report is true wherever its connection breaks")
{
    require_all_pass("ipp");
}

TEST_CASE("a receipt printer's report is true at every fault")
{
    require_all_pass("escpos");
}
