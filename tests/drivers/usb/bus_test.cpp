#include "drivers/usb/bus.h"

#include "tests/catch.h"

using namespace drivers;
using base::Errc;

TEST_CASE("a device that is not there cannot be opened")
{
    const auto bus = usb::Bus::open();
    DeviceDescription nowhere{.id = {0xffff, 0xffff},
                              .location = "99-9",
                              .manufacturer = {},
                              .product = {},
                              .serial = {},
                              .interfaces = {}};
    REQUIRE(bus->open(nowhere).error().code == Errc::not_found);
}

TEST_CASE("a bus can be watched and left again while nothing happens on it")
{
    const auto bus = usb::Bus::open();
    bus->watch([] {});
    bus->watch({});
    REQUIRE(bus->devices() == bus->devices());
}
