#include "drivers/tty/transport.h"

#include "tests/catch.h"
#include "tests/drivers/tty/pseudo_terminal.h"

using namespace drivers;
using base::Errc;
using tests::PseudoTerminal;
using namespace std::chrono_literals;

static DeviceDescription description()
{
    return {.id = {},
            .location = "pts/0",
            .manufacturer = {},
            .product = {},
            .serial = {},
            .interfaces = tty::line_interfaces()};
}

static tty::TtyTransport transport_on(const PseudoTerminal& terminal)
{
    return {tty::Line::open(terminal.path()).value(), description()};
}

TEST_CASE("a line is opened as every serial USB device is")
{
    PseudoTerminal terminal;
    auto transport = transport_on(terminal);
    const auto shape = serial_shape_of(transport.description()).value();
    REQUIRE(open_line(transport, shape, {.baud = 9600}, base::within(1s)));
    const auto now = transport.control({0xa1, cdc_get_line_coding, 0, 0, 7}, {}, base::within(1s));
    REQUIRE(decode_line_coding(now.value()).value().baud == 9600);
    REQUIRE(transport.write(shape.out.address, base::bytes({1, 2}), base::within(1s)).value() == 2);
    REQUIRE(terminal.hear(2) == base::bytes({1, 2}));
    terminal.say("x");
    REQUIRE(transport.read(shape.in.address, 64, base::within(1h)).value() == base::bytes({'x'}));
    REQUIRE(transport.clear_halt(shape.in.address));
}

TEST_CASE("a line keeps to the rules of USB")
{
    PseudoTerminal terminal;
    auto transport = transport_on(terminal);
    const auto interfaces = tty::line_interfaces();
    REQUIRE(transport.write(0x01, base::bytes({1}), base::within(1s)).error().code ==
            Errc::refused);
    REQUIRE(transport.claim(interfaces[0]));
    REQUIRE(transport.read(0x81, 64, base::within(1s)).error().code == Errc::refused);
    REQUIRE(transport.claim(interfaces[1]));
    REQUIRE(transport.read(0x82, 64, base::within(1s)).error().code == Errc::refused);
    REQUIRE(transport.read(0x81, 64, base::within(0ms)).error().code == Errc::timeout);
    auto other = interfaces[1];
    other.number = 2;
    REQUIRE(transport.claim(other).error().code == Errc::refused);
}

TEST_CASE("requests that a line does not know are refused, damaged ones malformed")
{
    PseudoTerminal terminal;
    auto transport = transport_on(terminal);
    const auto code = [&transport](const ControlSetup& setup, const base::Bytes& out) {
        return transport.control(setup, out, base::within(1s)).error().code;
    };
    REQUIRE(code({0x21, 0x23, 0, 0, 0}, {}) == Errc::refused);  // A break.
    REQUIRE(code({0x21, cdc_set_line_coding, 0, 1, 7}, encode(LineCoding{})) == Errc::refused);
    REQUIRE(code({0x21, cdc_set_line_coding, 0, 0, 7}, encode({.baud = 7})) == Errc::refused);
    REQUIRE(code({0x21, cdc_set_line_coding, 0, 0, 3}, base::bytes({1, 2, 3})) == Errc::malformed);
    REQUIRE(code({0x80, 6, 0x0100, 0, 18}, {}) == Errc::refused);
}
