#include "drivers/emulation/bus.h"

#include "drivers/sdt/emulator.h"
#include "tests/catch.h"

#include <chrono>

using namespace drivers;
using base::Errc;

TEST_CASE("what is plugged in is there, and tells whoever watches")
{
    sdt::Emulator one(sdt::Framing::four_pipes, "1-1");
    sdt::Emulator two(sdt::Framing::two_endpoints, "1-2");
    emulation::Bus bus;
    int changes = 0;
    bus.watch([&changes] { ++changes; });
    bus.plug_in(one);
    bus.plug_in(two);
    bus.plug_in(two);
    REQUIRE(bus.devices().size() == 2);
    bus.unplug(one);
    REQUIRE(bus.devices() == std::vector{two.description()});
    REQUIRE(changes == 4);
    bus.watch({});
    bus.unplug(two);
    REQUIRE(changes == 4);
}

TEST_CASE("a device is opened by its place, and is gone when it was unplugged")
{
    using namespace std::chrono_literals;
    sdt::Emulator machine;
    emulation::Bus bus;
    REQUIRE(bus.open(machine.description()).error().code == Errc::not_found);
    bus.plug_in(machine);
    const auto wire = bus.open(machine.description()).value();
    REQUIRE(wire->description() == machine.description());
    bus.unplug(machine);
    REQUIRE(wire->claim(machine.description().interfaces.front()).error().code ==
            Errc::disconnected);
    bus.plug_in(machine);
    REQUIRE(wire->read(0x81, 64, base::within(1s)).error().code == Errc::disconnected);
    REQUIRE(bus.open(machine.description()));
}
