// The whole way of the bytes: driver, transport, the real libusb, a bus in user space, emulator.
#include "drivers/devctl/test_prints.h"
#include "drivers/emulation/virtual_usb/virtual_bus.h"
#include "drivers/escpos/emulator.h"
#include "drivers/escpos/printer.h"
#include "drivers/sdt/emulator.h"
#include "drivers/sdt/reader.h"
#include "drivers/usb/bus.h"
#include "tests/catch.h"
#include "tests/eventually.h"

#include <future>
#include <semaphore>

using namespace drivers;
using base::Errc;
using emulation::virtual_usb::VirtualBus;
using namespace std::chrono_literals;

static constexpr std::uint8_t answers = 0x81;

// The bus as a driver meets it. Not before VirtualBus::run.
static std::unique_ptr<Transport> open_at(usb::Bus& bus, const std::string& location)
{
    for (const auto& device : bus.devices())
        if (device.location == location)
            return bus.open(device).value();
    FAIL("nothing at " << location);
    return nullptr;
}

TEST_CASE("libusb shows the devices as they describe themselves")
{
    sdt::Emulator reader(sdt::Framing::four_pipes, "1-1");
    escpos::Emulator printer(escpos::model_named("Epson TM-T20III"), "1-2");
    VirtualBus virtual_bus;
    virtual_bus.plug_in(reader);
    virtual_bus.plug_in(printer);
    virtual_bus.run([&reader, &printer] {
        const auto bus = usb::Bus::open();
        auto devices = bus->devices();
        std::ranges::sort(devices, {}, &DeviceDescription::location);
        REQUIRE(devices == std::vector{reader.description(), printer.description()});
        REQUIRE(bus->devices().size() == 2);
    });
}

TEST_CASE("a card is read through libusb, in every framing of USB")
{
    for (auto framing : {sdt::Framing::four_pipes, sdt::Framing::two_endpoints,
                         sdt::Framing::pieces, sdt::Framing::hid_reports}) {
        sdt::Emulator machine(framing);
        VirtualBus virtual_bus;
        virtual_bus.plug_in(machine);
        virtual_bus.run([&machine] {
            const auto bus = usb::Bus::open();
            const auto reader = sdt::Reader::open(open_at(*bus, "1-1")).value();
            machine.place(sdt::example_card());
            const auto card = std::get<IdCard>(reader->read_card().value());
            REQUIRE(card.number.reveal() == sdt::example_fields().number);
            REQUIRE(card.fingerprints.reveal() == sdt::example_card().fingerprints);
            // Also after a stall, which libusb reports and clears.
            machine.lift();
            machine.place(sdt::example_card());
            machine.stall_next_transfer();
            REQUIRE(std::holds_alternative<IdCard>(reader->read_card().value()));
        });
    }
}

TEST_CASE("a slip is printed through libusb, and the kernel gets its printer back")
{
    escpos::Emulator machine(escpos::model_named("Epson TM-T20III"), "1-3");
    VirtualBus virtual_bus;
    virtual_bus.plug_in(machine);
    REQUIRE(virtual_bus.holder_of(machine, 0) == "usblp");
    virtual_bus.run([&machine, &virtual_bus] {
        const auto bus = usb::Bus::open();
        {
            const auto printer = escpos::Printer::open(open_at(*bus, "1-3")).value();
            REQUIRE(virtual_bus.holder_of(machine, 0) == "usbfs");
            const auto slip = devctl::test_slip(printer->width_dots());
            REQUIRE(printer->print(slip).outcome == PaperOutcome::printed);
        }
        REQUIRE(virtual_bus.holder_of(machine, 0) == "usblp");
    });
    REQUIRE(machine.slips().size() == 1);
}

TEST_CASE("a device that another program holds is refused")
{
    sdt::Emulator machine;
    VirtualBus virtual_bus;
    virtual_bus.plug_in(machine);
    virtual_bus.run([&machine] {
        const auto bus = usb::Bus::open();
        const auto interface = machine.description().interfaces.front();
        auto first = open_at(*bus, "1-1");
        REQUIRE(first->claim(interface));
        const auto second = open_at(*bus, "1-1");
        REQUIRE(second->claim(interface).error().code == Errc::refused);
        first.reset();
        // The bus hears of the closed file on a thread of its own.
        while (!second->claim(interface))
            std::this_thread::yield();
    });
}

TEST_CASE("deadlines and overflows of the wire come as the transport promises")
{
    sdt::Emulator machine(sdt::Framing::two_endpoints);
    VirtualBus virtual_bus;
    virtual_bus.plug_in(machine);
    virtual_bus.run([&machine] {
        const auto bus = usb::Bus::open();
        const auto wire = open_at(*bus, "1-1");
        const auto command = sdt::encode_command(sdt::Command::self_test);
        REQUIRE(wire->write(0x02, command, base::within(1s)).error().code == Errc::refused);
        REQUIRE(wire->claim(machine.description().interfaces.front()));
        REQUIRE(wire->read(answers, 64, base::within(20ms)).error().code == Errc::timeout);
        REQUIRE(wire->write(0x02, command, base::within(1s)).value() == command.size());
        REQUIRE(wire->read(answers, 4, base::within(1s)).error().code == Errc::malformed);
        REQUIRE(wire->control({0xc0, 1, 0, 0, 8}, {}, base::within(1s)).error().code ==
                Errc::refused);
    });
}

TEST_CASE("pulling the plug in the middle of a transfer ends it as disconnected")
{
    sdt::Emulator machine;
    VirtualBus virtual_bus;
    virtual_bus.plug_in(machine);
    virtual_bus.run([&machine, &virtual_bus] {
        const auto bus = usb::Bus::open();
        bus->watch([] {});
        const auto reader = sdt::Reader::open(open_at(*bus, "1-1")).value();
        machine.set_thinking_time(1h);
        auto reading = std::async(std::launch::async, [&reader] { return reader->read_card(); });
        virtual_bus.wait_for_transfer(machine, answers);
        virtual_bus.unplug(machine);
        REQUIRE(reading.get().error().code == Errc::disconnected);
        REQUIRE(reader->state().error().code == Errc::disconnected);
    });
}

TEST_CASE("arrivals and departures are heard, and a device that came back is opened anew")
{
    sdt::Emulator machine;
    VirtualBus virtual_bus;
    virtual_bus.run([&machine, &virtual_bus] {
        const auto bus = usb::Bus::open();
        std::counting_semaphore<> changes(0);
        bus->watch([&changes] { changes.release(); });
        REQUIRE(bus->devices().empty());
        for (int i = 0; i < 20; ++i) {
            virtual_bus.plug_in(machine);
            changes.acquire();
            {
                const auto reader = sdt::Reader::open(open_at(*bus, "1-1")).value();
                REQUIRE(reader->state().value() == CardReaderState::ready);
            }
            virtual_bus.unplug(machine);
            changes.acquire();
            REQUIRE(bus->devices().empty());
        }
        bus->watch({});
    });
}

TEST_CASE("a device is seen however often it was plugged in before")
{
    sdt::Emulator machine;
    sdt::Emulator stays(sdt::Framing::four_pipes, "1-2");
    VirtualBus virtual_bus;
    virtual_bus.plug_in(stays);
    virtual_bus.run([&machine, &virtual_bus] {
        const auto bus = usb::Bus::open();
        bus->watch([] {});
        for (int i = 0; i < 300; ++i) {
            virtual_bus.plug_in(machine);
            REQUIRE(tests::eventually([&bus] { return bus->devices().size() == 2; }));
            virtual_bus.unplug(machine);
            REQUIRE(tests::eventually([&bus] { return bus->devices().size() == 1; }));
        }
        REQUIRE(bus->devices().front().location == "1-2");
    });
}

TEST_CASE("of two readers of one model, the plug of one does not disturb the other")
{
    sdt::Emulator left(sdt::Framing::four_pipes, "1-1");
    sdt::Emulator right(sdt::Framing::four_pipes, "1-2");
    VirtualBus virtual_bus;
    virtual_bus.plug_in(left);
    virtual_bus.plug_in(right);
    virtual_bus.run([&left, &right, &virtual_bus] {
        const auto bus = usb::Bus::open();
        bus->watch([] {});
        auto at_left = sdt::Reader::open(open_at(*bus, "1-1")).value();
        const auto at_right = sdt::Reader::open(open_at(*bus, "1-2")).value();
        // Each is the one at its place.
        right.place(sdt::example_card());
        REQUIRE(std::get<CardProblem>(at_left->read_card().value()) == CardProblem::no_card);
        right.set_thinking_time(50ms);
        auto reading =
            std::async(std::launch::async, [&at_right] { return at_right->read_card(); });
        virtual_bus.wait_for_transfer(right, answers);
        virtual_bus.unplug(left);
        REQUIRE(std::holds_alternative<IdCard>(reading.get().value()));
        REQUIRE(at_left->state().error().code == Errc::disconnected);
        at_left.reset();
        virtual_bus.plug_in(left);
        REQUIRE(tests::eventually([&bus] { return bus->devices().size() == 2; }));
        at_left = sdt::Reader::open(open_at(*bus, "1-1")).value();
        REQUIRE(at_left->state().value() == CardReaderState::ready);
        REQUIRE(at_right->state().value() == CardReaderState::ready);
    });
}

TEST_CASE("a device that came back with another address is opened, not the one that was")
{
    sdt::Emulator machine;
    VirtualBus virtual_bus;
    virtual_bus.plug_in(machine);
    virtual_bus.run([&machine, &virtual_bus] {
        const auto bus = usb::Bus::open();
        bus->watch([] {});
        auto before = sdt::Reader::open(open_at(*bus, "1-1")).value();
        // Nobody looks at the bus meanwhile.
        virtual_bus.unplug(machine);
        virtual_bus.plug_in(machine);
        REQUIRE(before->state().error().code == Errc::disconnected);
        std::unique_ptr<IdCardReader> after;
        REQUIRE(tests::eventually([&bus, &after] {
            for (const auto& device : bus->devices())
                if (auto wire = bus->open(device))
                    if (auto opened = sdt::Reader::open(std::move(*wire)))
                        after = std::move(*opened);
            return after != nullptr;
        }));
        REQUIRE(after->state().value() == CardReaderState::ready);
        REQUIRE(before->state().error().code == Errc::disconnected);
    });
}
