#include "drivers/emulation/faults/wire.h"

#include "drivers/devctl/conform/visits.h"
#include "drivers/emulation/faults/catalogue.h"
#include "drivers/emulation/faults/course.h"
#include "drivers/sdt/emulator.h"
#include "drivers/sdt/reader.h"
#include "tests/catch.h"

using namespace drivers;
using namespace drivers::emulation::faults;
using namespace std::chrono_literals;

static base::Bytes self_test()
{
    return sdt::encode_command(sdt::Command::self_test);
}

// A claimed wire to a reader; the claim is transfer 0, the next is 1.
static std::unique_ptr<Transport> wire_to(sdt::Emulator& machine, Course& course)
{
    auto wire = faulty_wire(machine.connect(), course);
    REQUIRE(wire->claim(machine.description().interfaces.front()));
    return wire;
}

TEST_CASE("without a fault a wire is as it is, and is counted")
{
    sdt::Emulator machine(sdt::Framing::two_endpoints);
    Course course(std::nullopt, Waits::skipped, {});
    const auto wire = wire_to(machine, course);
    REQUIRE(wire->write(0x02, self_test(), base::within(1s)) == self_test().size());
    REQUIRE(wire->read(0x81, 64, base::within(1s)).value().size() == 11);
    REQUIRE(course.transfers().size() == 3);
    REQUIRE(course.transfers()[2].received == 11);
}

TEST_CASE("a write is stalled until the halt is cleared")
{
    sdt::Emulator machine(sdt::Framing::two_endpoints);
    Course course(Moment{1, 3, Fault::stall}, Waits::skipped, {});
    const auto wire = wire_to(machine, course);
    for (int i = 0; i < 2; ++i)
        REQUIRE(wire->write(0x02, self_test(), base::within(1s)).error().code ==
                base::Errc::refused);
    REQUIRE(wire->clear_halt(0x02));
    REQUIRE(wire->write(0x02, self_test(), base::within(1s)));
}

TEST_CASE("a late answer comes to the next read, a flipped bit and a lost end stay")
{
    for (const auto fault : {Fault::delay, Fault::garbage, Fault::truncated}) {
        sdt::Emulator machine(sdt::Framing::two_endpoints);
        Course course(Moment{2, 4, fault}, Waits::skipped, {});
        const auto wire = wire_to(machine, course);
        REQUIRE(wire->write(0x02, self_test(), base::within(1s)));
        const auto first = wire->read(0x81, 64, base::within(1s));
        if (fault == Fault::delay) {
            REQUIRE(first.error().code == base::Errc::timeout);
            REQUIRE(wire->read(0x81, 64, base::within(1s)).value().size() == 11);
        } else {
            REQUIRE(first.value().size() == (fault == Fault::truncated ? 4U : 11U));
        }
        if (fault == Fault::garbage)
            REQUIRE((*first)[4] == std::byte{0x69 ^ 0x10});
    }
}

TEST_CASE("a wire that is told to be gone is closed, though nobody pulled the plug")
{
    sdt::Emulator machine(sdt::Framing::two_endpoints);
    Course course(Moment{1, 0, Fault::unplug}, Waits::skipped, {});
    const auto wire = wire_to(machine, course);
    for (int i = 0; i < 2; ++i)
        REQUIRE(wire->write(0x02, self_test(), base::within(1s)).error().code ==
                base::Errc::disconnected);
    REQUIRE(wire->read(0x81, 64, base::within(1s)).error().code == base::Errc::disconnected);
    REQUIRE(wire->clear_halt(0x81).error().code == base::Errc::disconnected);
    REQUIRE(wire->description() == machine.description());
    const auto other = machine.connect();
    REQUIRE(other->claim(machine.description().interfaces.front()));
    REQUIRE(other->write(0x02, self_test(), base::within(1s)) == self_test().size());
}

TEST_CASE("a fault that is meant for a read does nothing to a write in its place")
{
    sdt::Emulator machine(sdt::Framing::two_endpoints);
    Course course(Moment{1, 0, Fault::garbage, Call::read}, Waits::skipped, {});
    const auto wire = wire_to(machine, course);
    REQUIRE(wire->write(0x02, self_test(), base::within(1s)) == self_test().size());
    REQUIRE(wire->read(0x81, 64, base::within(1s)).value().size() == 11);
    REQUIRE_FALSE(course.has_fault_happened());
}

TEST_CASE("a real machine is sent a write whole, or not at all")
{
    const std::vector<Transfer> transfers{{.call = Call::write, .endpoint = 2, .sent = 40}};
    Terms terms{.damages_writes = false, .cuts_writes = false};
    for (const auto& moment : moments_of(transfers, terms))
        CHECK(moment.byte == 0);
    REQUIRE(moments_of(transfers, terms).size() == 3);
    terms.cuts_writes = true;
    REQUIRE(moments_of(transfers, terms).size() > 20);
}

TEST_CASE("a driver that never stops asking is stopped")
{
    sdt::Emulator machine(sdt::Framing::two_endpoints);
    Course course(std::nullopt, Waits::skipped, {});
    const auto wire = wire_to(machine, course);
    for (int i = 0; i < 30'000 && !course.is_endless(); ++i)
        (void)wire->read(0x81, 64, base::within(1s)).has_value();
    REQUIRE(wire->read(0x81, 64, base::within(1s)).error().code == base::Errc::disconnected);
}

TEST_CASE("a card other than the expected one is objected to")
{
    sdt::Emulator machine;
    machine.place(sdt::example_card());
    Course course(std::nullopt, Waits::skipped, {});
    const auto visit = devctl::conform::card_visit(
        devctl::conform::over_wire<IdCardReader>(sdt::Reader::open), "somebody else", "nobody");
    const auto outcome = visit->run([&machine] { return machine.connect(); }, course);
    REQUIRE(outcome.word == "wrong card");
    REQUIRE(outcome.objection);
}
