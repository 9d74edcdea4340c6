#include "drivers/watchdog/device.h"

#include "drivers/watchdog/emulator.h"
#include "tests/catch.h"

using namespace drivers::watchdog;
using base::Errc;
using namespace std::chrono_literals;

static constexpr const char* path = Emulator::path;

TEST_CASE("it runs from its opening, is fed, and bites who forgets it")
{
    const bool knows_keepalive = GENERATE(true, false);
    Emulator machine({.knows_keepalive = knows_keepalive});
    const auto dog = Device::open(machine, path, 30s).value();
    CHECK(machine.is_running());
    CHECK(dog->facts().timeout == 30s);
    for (int i = 0; i < 5; ++i) {
        machine.pass(29s);
        REQUIRE(dog->feed());
    }
    CHECK_FALSE(machine.has_reset());
    machine.pass(30s);
    CHECK(machine.has_reset());
}

TEST_CASE("its end stops it, where it can be stopped")
{
    Emulator machine;
    (void)Device::open(machine, path, 30s).value();
    CHECK_FALSE(machine.is_open());
    CHECK_FALSE(machine.is_running());
    for (const auto& kind :
         {Emulator::Kind{.nowayout = true}, Emulator::Kind{.knows_magic_close = false}}) {
        Emulator stubborn(kind);
        CHECK(Device::open(stubborn, path, 30s).value()->facts().can_be_closed ==
              kind.knows_magic_close);
        CHECK_FALSE(stubborn.is_open());
        CHECK(stubborn.is_running());
        // Whoever comes back in time saves the machine.
        const auto again = Device::open(stubborn, path, 30s).value();
        stubborn.pass(29s);
        CHECK_FALSE(stubborn.has_reset());
    }
}

TEST_CASE("the timeout is what the hardware takes, or keeps")
{
    Emulator narrow({.least_s = 10, .most_s = 20});
    CHECK(Device::open(narrow, path, 30s).value()->facts().timeout == 20s);
    CHECK(Device::open(narrow, path, 1s).value()->facts().timeout == 10s);
    CHECK(Device::open(narrow, path, 15s).value()->facts().timeout == 15s);
    Emulator fixed({.takes_timeout = false});
    CHECK(Device::open(fixed, path, 30s).value()->facts().timeout == 60s);
}

TEST_CASE("after a reset it says that it was its doing")
{
    Emulator machine;
    {
        const auto dog = Device::open(machine, path, 30s).value();
        CHECK(dog->facts().identity == "emulated_wdt");
        CHECK_FALSE(dog->facts().was_reset_by_it);
        machine.pass(31s);
        REQUIRE(machine.has_reset());
        machine.boot();
    }
    CHECK(Device::open(machine, path, 30s).value()->facts().was_reset_by_it);
}

TEST_CASE("one that is not there, is held by somebody else or broken is not opened")
{
    Emulator machine;
    CHECK(Device::open(machine, "/dev/watchdog7", 30s).error().code == Errc::not_found);
    machine.hold_by_somebody_else();
    CHECK(Device::open(machine, path, 30s).error().code == Errc::refused);
    Emulator broken;
    broken.break_down();
    CHECK(Device::open(broken, path, 30s).error().code == Errc::refused);
    CHECK_FALSE(broken.is_open());
}

TEST_CASE("food that is not taken is told")
{
    Emulator machine;
    const auto dog = Device::open(machine, path, 30s).value();
    machine.break_down();
    CHECK(dog->feed().error().code == Errc::refused);
}

TEST_CASE("the kernel's own calls answer as the kernel does")
{
    SystemCalls calls;
    CHECK(Device::open(calls, "/dev/no-such-watchdog", 30s).error().code == Errc::not_found);
    // A file that is no watchdog takes the opening, and no request.
    CHECK(Device::open(calls, "/dev/null", 30s).error().code == Errc::refused);
}
