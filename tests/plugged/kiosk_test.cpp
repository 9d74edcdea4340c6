// yimen-kiosk as it is, with emulated devices below its own libusb.
#include "drivers/emulation/virtual_usb/virtual_bus.h"
#include "drivers/escpos/emulator.h"
#include "drivers/hid_pos/emulator.h"
#include "drivers/sdt/emulator.h"
#include "tests/catch.h"
#include "tests/eventually.h"
#include "tests/hall/cards.h"
#include "tests/plugged/terminal.h"

using drivers::emulation::Device;
using drivers::emulation::virtual_usb::VirtualBus;

namespace {

struct Machines {
    drivers::sdt::Emulator reader{drivers::sdt::Framing::four_pipes, "1-1"};
    drivers::escpos::Emulator printer{drivers::escpos::model_named("Epson TM-T20III"), "1-2"};
    drivers::hid_pos::Emulator scanner{
        drivers::hid_pos::model_of(drivers::hid_pos::Dialect::newland), "1-3"};

    void plug_in(VirtualBus& bus)
    {
        bus.plug_in(reader);
        bus.plug_in(printer);
        bus.plug_in(scanner);
    }
};

struct Row {
    Device& machine;
    std::string_view name;
};

}  // namespace

TEST_CASE("the kiosk finds each device, tells when it is lost, and has it back after replugging")
{
    Machines machines;
    VirtualBus bus;
    machines.plug_in(bus);
    bus.run([&machines, &bus] {
        plugged::Terminal terminal;
        const Row rows[]{{machines.reader, "id_card_reader"},
                         {machines.printer, "receipt_printer"},
                         {machines.scanner, "code_scanner"}};
        for (const auto& row : rows)
            REQUIRE(terminal.until_at_centre(row.name, "ready"));
        for (const auto& row : rows) {
            CAPTURE(row.name);
            bus.unplug(row.machine);
            REQUIRE(terminal.until_at_centre(row.name, "absent"));
            // The others are not disturbed.
            for (const auto& other : rows)
                REQUIRE(terminal.log_lines("device-down", other.name) == (&other <= &row ? 1 : 0));
            bus.plug_in(row.machine);
            REQUIRE(terminal.until_at_centre(row.name, "ready"));
            REQUIRE(terminal.log_lines("device-up", row.name) == 2);
        }
        REQUIRE(terminal.is_running());
        REQUIRE(terminal.stop() == 0);
    });
}

TEST_CASE("a card on the kiosk's reader leads to a visit, also after its reader was replugged")
{
    Machines machines;
    VirtualBus bus;
    const auto spots = plugged::spots();
    machines.plug_in(bus);
    bus.run([&machines, &bus, &spots] {
        plugged::Terminal terminal;
        for (const auto* device :
             {"id_card_reader", "receipt_printer", "code_scanner", "document_printer"})
            REQUIRE(terminal.until_at_centre(device, "ready"));
        bus.unplug(machines.reader);
        REQUIRE(terminal.until_at_centre("id_card_reader", "absent"));
        bus.plug_in(machines.reader);
        REQUIRE(terminal.until_at_centre("id_card_reader", "ready"));
        REQUIRE(terminal.click_until_shown(spots.begin, "home"));
        REQUIRE(terminal.click_until_shown(spots.print_certificate, "place_card"));
        machines.reader.place(hall::card_of(terminal.centre.people(), "three_certificates"));
        REQUIRE(terminal.until_traced("CardRead", R"("card")"));
        REQUIRE(terminal.until_traced("SessionAnswered", R"("ok")"));
        REQUIRE(terminal.until_traced("Show", R"("certificates")"));
        REQUIRE(terminal.log_lines("visit-started", "visit") == 1);
        REQUIRE(terminal.stop() == 0);
    });
}
