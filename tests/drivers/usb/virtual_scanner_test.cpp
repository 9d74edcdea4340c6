// Code scanners below the real libusb.
#include "drivers/emulation/virtual_usb/virtual_bus.h"
#include "drivers/hid_pos/emulator.h"
#include "drivers/registry.h"
#include "drivers/serial_scan/emulator.h"
#include "drivers/usb/bus.h"
#include "tests/catch.h"

#include <future>

using namespace drivers;
using base::Errc;
using emulation::virtual_usb::VirtualBus;
using namespace std::chrono_literals;

// Long against what a scanner needs, and never waited out by a test that passes.
static constexpr auto soon = 20s;

static std::string next_code(CodeScanner& scanner)
{
    const auto code = scanner.next(base::within(soon)).value();
    REQUIRE(code);
    return code->text.reveal();
}

// Armed, read twice, one code longer than a report or a packet; then idle.
template <class Machine>
static void read_codes(CodeScanner& scanner, Machine& machine)
{
    REQUIRE(scanner.state().value() == CodeScannerState::idle);
    machine.show("of somebody before");
    REQUIRE(scanner.arm());
    machine.show("https://example.gov.cn/q?t=1");
    REQUIRE(next_code(scanner) == "https://example.gov.cn/q?t=1");
    REQUIRE_FALSE(scanner.next(base::within(60ms)).value());
    const std::string longest(code_size_limit, 'x');
    machine.show(longest);
    REQUIRE(next_code(scanner) == longest);
    REQUIRE(scanner.disarm());
}

TEST_CASE("a scanner of every dialect of HID is read through libusb")
{
    using hid_pos::Dialect;
    for (auto dialect : {Dialect::newland, Dialect::honeywell, Dialect::standard}) {
        hid_pos::Emulator machine(hid_pos::model_of(dialect), "1-4");
        VirtualBus virtual_bus;
        virtual_bus.plug_in(machine);
        virtual_bus.run([&machine] {
            const auto bus = usb::Bus::open();
            read_codes(*open_code_scanner(*bus).value(), machine);
        });
    }
}

TEST_CASE("both halves of a composite scanner are taken from the kernel, and given back")
{
    hid_pos::Emulator machine(*hid_pos::find_model({0x1eab, 0x1d22}), "1-4");
    VirtualBus virtual_bus;
    virtual_bus.plug_in(machine);
    virtual_bus.run([&machine, &virtual_bus] {
        const auto bus = usb::Bus::open();
        REQUIRE(virtual_bus.holder_of(machine, 0) == "usbhid");
        {
            const auto scanner = open_code_scanner(*bus).value();
            // The keyboard, which would type every code.
            REQUIRE(virtual_bus.holder_of(machine, 0) == "usbfs");
            REQUIRE(virtual_bus.holder_of(machine, 1) == "usbfs");
            read_codes(*scanner, machine);
        }
        REQUIRE(virtual_bus.holder_of(machine, 0) == "usbhid");
        REQUIRE(virtual_bus.holder_of(machine, 1) == "usbhid");
    });
}

TEST_CASE("a serial scanner is read through libusb, and the kernel gets its line back")
{
    for (auto usb : {UsbId{0x1eab, 0x1d06}, UsbId{0x0c2e, 0x0caa}, UsbId{0x27dd, 0x0002}}) {
        serial_scan::Emulator machine(*serial_scan::find_model(usb), "1-5");
        VirtualBus virtual_bus;
        virtual_bus.plug_in(machine);
        virtual_bus.run([&machine, &virtual_bus] {
            const auto bus = usb::Bus::open();
            REQUIRE(virtual_bus.holder_of(machine, 1) == "cdc_acm");
            {
                const auto scanner = open_code_scanner(*bus).value();
                REQUIRE(virtual_bus.holder_of(machine, 0) == "usbfs");
                REQUIRE(virtual_bus.holder_of(machine, 1) == "usbfs");
                read_codes(*scanner, machine);
            }
            REQUIRE(virtual_bus.holder_of(machine, 0) == "cdc_acm");
            REQUIRE(virtual_bus.holder_of(machine, 1) == "cdc_acm");
        });
    }
}

TEST_CASE("pulling the plug ends a wait for codes as disconnected")
{
    hid_pos::Emulator machine;
    VirtualBus virtual_bus;
    virtual_bus.plug_in(machine);
    virtual_bus.run([&machine, &virtual_bus] {
        const auto bus = usb::Bus::open();
        bus->watch([] {});
        const auto scanner = open_code_scanner(*bus).value();
        REQUIRE(scanner->arm());
        auto next =
            std::async(std::launch::async, [&scanner] { return scanner->next(base::within(1h)); });
        virtual_bus.wait_for_transfer(machine, 0x81);
        virtual_bus.unplug(machine);
        REQUIRE(next.get().error().code == Errc::disconnected);
        REQUIRE(open_code_scanner(*bus).error().code == Errc::not_found);
        virtual_bus.plug_in(machine);
        read_codes(*open_code_scanner(*bus).value(), machine);
    });
}
