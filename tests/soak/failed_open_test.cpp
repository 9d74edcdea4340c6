// A driver that cannot open its device: nothing of it may stay.
#include "drivers/emulation/faults/wire.h"
#include "drivers/emulation/virtual_usb/virtual_bus.h"
#include "drivers/sdt/emulator.h"
#include "drivers/sdt/reader.h"
#include "drivers/usb/bus.h"
#include "tests/catch.h"
#include "tests/soak/lives.h"
#include "tests/soak/measure.h"

#include <set>
#include <thread>

using namespace drivers::emulation::faults;
using drivers::emulation::virtual_usb::VirtualBus;

// The first thing a driver does is refused: the claim, or the connect.
static std::string open_in_vain(Trial& trial)
{
    Course course(Moment{0, 0, Fault::stall}, Waits::skipped, {});
    const auto connect = [&trial, &course]() -> base::Result<std::unique_ptr<drivers::Transport>> {
        auto wire = trial.connect();
        if (!wire)
            return base::fail(base::Errc::not_found, "the device is not there");
        return faulty_wire(std::move(wire), course);
    };
    return trial.run(connect, course).word;
}

TEST_CASE("a driver that cannot take its device a thousand times holds nothing of it")
{
    std::set<std::string> tried;
    for (const auto& subject : soak::subjects()) {
        INFO(subject.name);
        const auto trial = subject.make();
        for (int i = 0; i < 20; ++i)
            CHECK_THAT(open_in_vain(*trial), Catch::StartsWith("open: "));
        const auto before = soak::holding_now();
        for (int i = 0; i < 1000; ++i)
            open_in_vain(*trial);
        CHECK(soak::growth(before, soak::holding_now(), {}).value_or("flat") == "flat");
        tried.insert(subject.name.substr(0, subject.name.find(':')));
    }
    CHECK(tried.size() >= 8);
}

TEST_CASE("a reader that another program holds costs nothing through libusb, and opens afterwards")
{
    drivers::sdt::Emulator machine;
    VirtualBus virtual_bus;
    virtual_bus.plug_in(machine);
    virtual_bus.run([&machine] {
        const auto bus = drivers::usb::Bus::open();
        const auto device = bus->devices().at(0);
        auto holder = bus->open(device).value();
        REQUIRE(holder->claim(machine.description().interfaces.front()));
        const auto open_in_vain = [&bus, &device] {
            return drivers::sdt::Reader::open(bus->open(device).value()).error().code;
        };
        for (int i = 0; i < 20; ++i)
            REQUIRE(open_in_vain() == base::Errc::refused);
        const auto before = soak::holding_now();
        for (int i = 0; i < 300; ++i)
            open_in_vain();
        CHECK(soak::growth(before, soak::holding_now(), {}).value_or("flat") == "flat");
        holder.reset();
        // The bus hears of the closed file on a thread of its own.
        while (!drivers::sdt::Reader::open(bus->open(device).value()))
            std::this_thread::yield();
    });
}
