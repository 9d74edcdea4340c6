#include "drivers/registry.h"

#include "drivers/cabinet_line/emulator.h"
#include "drivers/emulation/bus.h"
#include "drivers/escpos/emulator.h"
#include "drivers/hid_pos/emulator.h"
#include "drivers/megatec/emulator.h"
#include "drivers/pjl/emulator.h"
#include "drivers/sdt/emulator.h"
#include "drivers/serial_scan/emulator.h"
#include "tests/catch.h"

#include <set>

using namespace drivers;
using base::Errc;

TEST_CASE("the first device that a driver recognises is opened, whatever else is plugged in")
{
    sdt::Emulator reader;
    escpos::Emulator printer;
    emulation::Bus bus;
    REQUIRE(open_id_card_reader(bus).error().code == Errc::not_found);
    REQUIRE(open_receipt_printer(bus).error().code == Errc::not_found);
    bus.plug_in(printer);
    REQUIRE(open_id_card_reader(bus).error().code == Errc::not_found);
    REQUIRE(open_receipt_printer(bus).value()->width_dots() == 576);
    bus.plug_in(reader);
    REQUIRE_FALSE(open_id_card_reader(bus).value()->secure_module().empty());
}

TEST_CASE("a scanner is opened by whichever driver knows it, and nobody else's device is")
{
    emulation::Bus bus;
    sdt::Emulator reader(sdt::Framing::serial_line, "1-1/ttyUSB0");
    bus.plug_in(reader);
    REQUIRE(open_code_scanner(bus).error().code == Errc::not_found);
    serial_scan::Emulator on_line(serial_scan::Dialect::gm65, 9600);
    bus.plug_in(on_line);
    REQUIRE(open_code_scanner(bus).value()->model().find("gm65") != std::string::npos);
    bus.unplug(on_line);
    hid_pos::Emulator on_usb;
    bus.plug_in(on_usb);
    REQUIRE(open_code_scanner(bus).value()->model() == "Newland HR200, codes end with crlf");
    REQUIRE(open_id_card_reader(bus));
}

TEST_CASE("the ending that the settings say reaches a scanner that does not tell it")
{
    emulation::Bus bus;
    const auto model_with = [&bus](CodeEnding ending) {
        return open_code_scanner(bus, ending).value()->model();
    };
    serial_scan::Emulator mindeo(*serial_scan::find_model({0x27dd, 0x0002}));
    bus.plug_in(mindeo);
    REQUIRE(model_with(CodeEnding::tab).ends_with(", codes end with tab"));
    REQUIRE_FALSE(model_with(CodeEnding::silence).contains("codes end"));
    bus.unplug(mindeo);
    hid_pos::Emulator newland;
    newland.lack_tail();
    bus.plug_in(newland);
    REQUIRE(model_with(CodeEnding::cr) == "Newland HR200, codes end with cr");
}

TEST_CASE("a second reader stands in for one that is broken")
{
    sdt::Emulator broken(sdt::Framing::four_pipes, "1-1");
    sdt::Emulator sound(sdt::Framing::two_endpoints, "1-2");
    broken.fail_secure_module();
    emulation::Bus bus;
    bus.plug_in(broken);
    REQUIRE(open_id_card_reader(bus).error().code == Errc::refused);
    bus.plug_in(sound);
    REQUIRE(open_id_card_reader(bus));
}

TEST_CASE("a supply and a cabinet are opened on the lines that are named for them, and no other")
{
    megatec::Emulator supply;
    cabinet_line::Emulator cabinet;
    emulation::Bus bus;
    bus.plug_in(supply);
    REQUIRE(open_cabinet(bus).error().code == Errc::not_found);
    REQUIRE(open_code_scanner(bus).error().code == Errc::not_found);
    REQUIRE(open_power_supply(bus).value()->model() == "EMULATED UPS-500 V1.0");
    bus.unplug(supply);
    bus.plug_in(cabinet);
    REQUIRE(open_power_supply(bus).error().code == Errc::not_found);
    REQUIRE(open_cabinet(bus).value()->model() == "emulated YMC-1 1.0");
    using Link = megatec::Emulator::Link;
    megatec::Emulator on_usb(megatec::Emulator::Type::standby, "1-6", Link::hid_bridge);
    bus.plug_in(on_usb);
    REQUIRE(open_code_scanner(bus).error().code == Errc::not_found);
    REQUIRE(open_power_supply(bus).value()->model() == "EMULATED UPS-500 V1.0");
}

TEST_CASE("a document printer on the bus is opened where the settings say so")
{
    pjl::Emulator laser;
    emulation::Bus bus;
    const DocumentPrinterPlace place{.uri = "usb:", .blocked_limit = std::chrono::seconds(1)};
    REQUIRE(open_document_printer(bus, place).error().code == Errc::not_found);
    bus.plug_in(laser);
    REQUIRE(open_document_printer(bus, place).value()->model() == "Pantum M6500 series");
}

TEST_CASE("an address of a document printer is known by its scheme")
{
    for (const auto* const good : {"ipp://10.0.0.9/ipp/print", "ipps://printer/ipp/print",
                                   "cups:certificates", "ipp-usb:Pantum", "ipp-usb:", "usb:"})
        CHECK(is_document_printer_uri(good));
    for (const auto* const bad : {"", "http://x/", "usb:1", "socket://10.0.0.9"})
        CHECK_FALSE(is_document_printer_uri(bad));
}

TEST_CASE("a watchdog is opened by its file, and only one that is one")
{
    const std::chrono::seconds timeout{30};
    REQUIRE(open_watchdog("/dev/no-such-watchdog", timeout).error().code == Errc::not_found);
    REQUIRE(open_watchdog("/dev/null", timeout).error().code == Errc::refused);
}

TEST_CASE("every driver has a name and ids of its own")
{
    std::set<std::string_view> names;
    std::set<UsbId> ids;
    const auto check = [&names, &ids](const auto& driver) {
        REQUIRE(names.insert(driver.name).second);
        REQUIRE_FALSE(driver.ids.empty());
        for (const auto& id : driver.ids)
            REQUIRE(id.vendor != 0);
        const auto before = ids.size();
        const std::set<UsbId> own(driver.ids.begin(), driver.ids.end());
        ids.insert(own.begin(), own.end());
        REQUIRE(ids.size() == before + own.size());
    };
    for (const auto& driver : id_card_reader_drivers())
        check(driver);
    for (const auto& driver : receipt_printer_drivers())
        check(driver);
    for (const auto& driver : code_scanner_drivers())
        check(driver);
    for (const auto& driver : document_printer_drivers())
        check(driver);
    for (const auto& driver : power_supply_drivers())
        check(driver);
    // Behind a bridge there is no id to know it by.
    for (const auto& driver : cabinet_drivers())
        REQUIRE(names.insert(driver.name).second);
}
