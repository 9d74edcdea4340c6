#include "drivers/tty/bus.h"

#include "drivers/cdc.h"
#include "drivers/emulation/bus.h"
#include "drivers/joined_bus.h"
#include "tests/catch.h"
#include "tests/drivers/tty/pseudo_terminal.h"
#include "tests/folder.h"

#include <semaphore>

using namespace drivers;
using base::Errc;
using tests::Folder;
using tests::PseudoTerminal;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

TEST_CASE("only the ports that are named are on the bus, each once")
{
    const PseudoTerminal terminal;
    const PseudoTerminal other;
    const Folder folder;
    fs::create_symlink(terminal.path(), folder.path() / "link");
    tty::Bus bus({{.path = folder.path() / "link", .purpose = Purpose::id_card_reader},
                  {.path = terminal.path()},
                  {.path = folder.path() / "nothing"}});
    const auto devices = bus.devices();
    REQUIRE(devices.size() == 1);
    REQUIRE(devices[0].purpose == Purpose::id_card_reader);
    REQUIRE("/dev/" + devices[0].location == terminal.path());
    REQUIRE(tty::Bus({}).devices().empty());
}

TEST_CASE("a port is opened as it was described, or not found")
{
    PseudoTerminal terminal;
    tty::Bus bus({{.path = terminal.path(), .purpose = Purpose::code_scanner}});
    const auto device = bus.devices().at(0);
    {
        const auto transport = bus.open(device).value();
        const auto shape = serial_shape_of(device).value();
        REQUIRE(open_line(*transport, shape, {}, base::within(1s)));
        terminal.say("noise \x01\xff");
        REQUIRE(transport->read(shape.in.address, 64, base::within(1h)).value().size() == 8);
        REQUIRE(bus.open(device).error().code == Errc::refused);
        terminal.hang_up();
        REQUIRE(transport->read(shape.in.address, 64, base::within(1h)).error().code ==
                Errc::disconnected);
    }
    REQUIRE(bus.devices().empty());
    REQUIRE(bus.open(device).error().code == Errc::not_found);
    auto reader = device;
    reader.purpose = Purpose::id_card_reader;
    REQUIRE(bus.open(reader).error().code == Errc::not_found);
}

TEST_CASE("a bus of ports hears of those that come and go")
{
    const PseudoTerminal terminal;
    const Folder folder;
    const auto link = folder.path() / "by-id" / "scanner";
    tty::Bus bus({{.path = link, .purpose = Purpose::code_scanner}});
    std::counting_semaphore<> changes(0);
    bus.watch([&changes] { changes.release(); });
    REQUIRE(bus.devices().empty());
    fs::create_directory(link.parent_path());
    fs::create_symlink(terminal.path(), link);
    while (bus.devices().empty())
        changes.acquire();
    fs::remove(link);
    while (!bus.devices().empty())
        changes.acquire();
    bus.watch({});
}

// A device that is not more than there.
class Stone final : public emulation::Device {
public:
    explicit Stone(std::string location) : location_(std::move(location)) {}
    DeviceDescription description() const override
    {
        return {.id = {1, 2},
                .location = location_,
                .manufacturer = {},
                .product = {},
                .serial = {},
                .interfaces = {}};
    }
    std::unique_ptr<Transport> connect() override { return nullptr; }
    void plug_in() override {}
    void plug_out() override {}

private:
    std::string location_;
};

TEST_CASE("two buses are one: the devices of the first come first, changes of both are heard")
{
    Stone usb("1-1");
    emulation::Bus second;
    const PseudoTerminal terminal;
    tty::Bus first({{.path = terminal.path(), .purpose = Purpose::code_scanner}});
    int heard = 0;
    {
        JoinedBus bus(first, second);
        bus.watch([&heard] { ++heard; });
        second.plug_in(usb);
        REQUIRE(heard == 1);
        const auto devices = bus.devices();
        REQUIRE(devices.size() == 2);
        REQUIRE(devices[0].purpose == Purpose::code_scanner);
        REQUIRE(devices[1] == usb.description());
        REQUIRE(bus.open(devices[0]).value()->description() == devices[0]);
        REQUIRE(bus.open(devices[1]));
        REQUIRE(bus.open(Stone("1-2").description()).error().code == Errc::not_found);
        bus.watch({});
        second.unplug(usb);
        REQUIRE(heard == 1);
        bus.watch([&heard] { ++heard; });
        second.plug_in(usb);
        REQUIRE(heard == 2);
    }
    second.unplug(usb);
    REQUIRE(heard == 2);
}
