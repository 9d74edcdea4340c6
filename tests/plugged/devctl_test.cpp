// yimen-devctl as it is, on a virtual USB bus.
#include "drivers/emulation/virtual_usb/virtual_bus.h"
#include "drivers/escpos/emulator.h"
#include "drivers/hid_pos/emulator.h"
#include "drivers/sdt/emulator.h"
#include "tests/catch.h"
#include "tests/hall/process.h"

using namespace drivers;
using emulation::virtual_usb::VirtualBus;

static hall::Ran devctl(std::vector<std::string> words)
{
    words.insert(words.begin(), YIMEN_BINARY_DIR "/drivers/devctl/yimen-devctl");
    return hall::run(words);
}

TEST_CASE("devctl finds, opens and uses what is plugged in, and misses what is not")
{
    sdt::Emulator reader;
    escpos::Emulator printer(escpos::model_named("Epson TM-T20III"), "1-3");
    VirtualBus bus;
    bus.plug_in(reader);
    bus.plug_in(printer);
    reader.place(sdt::example_card());
    bus.run([&] {
        const auto listed = devctl({"list"});
        INFO(listed.out);
        REQUIRE(listed.status == 0);
        REQUIRE(listed.out.contains("1-1"));
        REQUIRE(listed.out.contains("1-3"));
        REQUIRE(listed.out.contains("Epson TM-T20III"));
        REQUIRE(devctl({"read-card"}).status == 0);
        REQUIRE(devctl({"print-test", "receipt"}).status == 0);
        REQUIRE(printer.slips().size() == 1);
        // The interfaces are given back by a process that has ended.
        REQUIRE(bus.holder_of(printer, 0) == "usblp");
        bus.unplug(reader);
        REQUIRE(devctl({"read-card"}).status != 0);
        REQUIRE_FALSE(devctl({"list"}).out.contains("1-1"));
        bus.plug_in(reader);
        reader.place(sdt::example_card());
        REQUIRE(devctl({"read-card"}).status == 0);
    });
}
