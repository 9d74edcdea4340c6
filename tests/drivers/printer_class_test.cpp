#include "drivers/printer_class.h"

#include "drivers/escpos/emulator.h"
#include "tests/catch.h"

using namespace drivers;

TEST_CASE("a printer's interface is found by its class and its two pipes")
{
    auto device = escpos::Emulator().description();
    const auto* const interface = find_printer_interface(device);
    REQUIRE(interface);
    CHECK(out_pipe(*interface) == 0x01);
    CHECK(in_pipe(*interface) == 0x82);
    device.interfaces[0].protocol = 1;
    CHECK_FALSE(find_printer_interface(device));
    device.interfaces[0].protocol = 2;
    device.interfaces[0].endpoints.pop_back();
    CHECK_FALSE(find_printer_interface(device));
    device.interfaces.clear();
    CHECK_FALSE(find_printer_interface(device));
}

TEST_CASE("the class's requests are answered, and a device that is gone is told as gone")
{
    escpos::Emulator machine;
    const auto wire = machine.connect();
    const auto interface = *find_printer_interface(wire->description());
    CHECK(ask_device_id(*wire, interface)->manufacturer == "EMULATED");
    CHECK(ask_port_status(*wire, 0) == 0x18);
    CHECK(reset_printer(*wire, interface));
    machine.plug_out();
    CHECK(ask_device_id(*wire, interface).error().code == base::Errc::disconnected);
    CHECK(ask_port_status(*wire, 0).error().code == base::Errc::disconnected);
    CHECK(reset_printer(*wire, interface).error().code == base::Errc::disconnected);
}
