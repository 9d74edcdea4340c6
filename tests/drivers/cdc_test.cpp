#include "drivers/cdc.h"

#include "drivers/tty/transport.h"
#include "tests/catch.h"

using namespace drivers;
using base::Errc;

TEST_CASE("a line coding has the seven bytes of USB CDC")
{
    const auto coding = encode(LineCoding{.baud = 115200});
    REQUIRE(base::to_hex(coding) == "00c20100000008");
    REQUIRE(decode_line_coding(coding).value() == LineCoding{});
    for (const auto* hex :
         {"", "00c201000000", "00c2010000000800", "00c20100030008", "00c20100000508"})
        REQUIRE(decode_line_coding(base::from_hex(hex).value()).error().code == Errc::malformed);
}

TEST_CASE("a serial line is known by both its interfaces")
{
    DeviceDescription device{.id = {},
                             .location = {},
                             .manufacturer = {},
                             .product = {},
                             .serial = {},
                             .interfaces = tty::line_interfaces()};
    const auto shape = serial_shape_of(device).value();
    REQUIRE(shape.communication.number == 0);
    REQUIRE(shape.data.number == 1);
    REQUIRE(shape.in.is_in());
    REQUIRE_FALSE(shape.out.is_in());

    auto broken = device;
    broken.interfaces.pop_back();
    REQUIRE_FALSE(serial_shape_of(broken));
    broken = device;
    broken.interfaces[1].endpoints.pop_back();
    REQUIRE_FALSE(serial_shape_of(broken));
    broken = device;
    broken.interfaces[1].endpoints[0].max_packet = 0;
    REQUIRE_FALSE(serial_shape_of(broken));
    broken = device;
    broken.interfaces[0].subclass = 6;  // A network card.
    REQUIRE_FALSE(serial_shape_of(broken));
}
