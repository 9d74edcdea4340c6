#include "drivers/tty/line.h"

#include "tests/catch.h"
#include "tests/drivers/tty/pseudo_terminal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <termios.h>
#include <unistd.h>
#include <future>

using namespace drivers;
using base::Errc;
using tests::PseudoTerminal;
using tty::Line;
using namespace std::chrono_literals;

TEST_CASE("a line carries every byte as it is, both ways")
{
    PseudoTerminal terminal;
    auto line = Line::open(terminal.path()).value();
    base::Bytes all;
    for (int i = 0; i < 256; ++i)
        base::append(all, base::bytes({i}));
    REQUIRE(line.write(all, base::within(5s)).value() == all.size());
    REQUIRE(terminal.hear(all.size()) == all);
    terminal.say(all);
    base::Bytes heard;
    while (heard.size() < all.size())
        base::append(heard, line.read(64, base::within(5s)).value());
    REQUIRE(heard == all);
}

TEST_CASE("a read takes what has come and waits no longer")
{
    PseudoTerminal terminal;
    auto line = Line::open(terminal.path()).value();
    REQUIRE(line.read(64, base::within(5ms)).error().code == Errc::timeout);
    REQUIRE(line.read(64, base::within(0ms)).error().code == Errc::timeout);
    terminal.say("abc");
    REQUIRE(line.read(2, base::within(1h)).value().size() == 2);
    REQUIRE(line.read(64, base::within(1h)).value() == base::bytes({'c'}));
}

TEST_CASE("the speed and the shape of characters are set")
{
    PseudoTerminal terminal;
    auto line = Line::open(terminal.path()).value();
    REQUIRE(line.coding().value() == LineCoding{});
    for (std::uint32_t baud : {9600U, 19200U, 115200U, 921600U}) {
        REQUIRE(line.set_coding({.baud = baud}));
        termios state{};
        REQUIRE(tcgetattr(terminal.descriptor(), &state) == 0);
        REQUIRE(line.coding().value().baud == baud);
        REQUIRE(cfgetospeed(&state) == (baud == 9600U     ? B9600
                                        : baud == 19200U  ? B19200
                                        : baud == 115200U ? B115200
                                                          : B921600));
    }
    // A pseudo terminal keeps eight bits without parity, whatever it is told.
    REQUIRE(line.set_coding({.baud = 9600, .stop_bits = StopBits::two, .parity = Parity::even}));
    REQUIRE(line.coding().value().stop_bits == StopBits::two);
}

TEST_CASE("what no serial line can do is refused")
{
    PseudoTerminal terminal;
    auto line = Line::open(terminal.path()).value();
    for (const auto& coding :
         {LineCoding{.baud = 12345}, LineCoding{.baud = 0},
          LineCoding{.stop_bits = StopBits::one_and_a_half}, LineCoding{.data_bits = 4},
          LineCoding{.data_bits = 9}, LineCoding{.data_bits = 255}})
        REQUIRE(line.set_coding(coding).error().code == Errc::refused);
    REQUIRE(line.coding().value() == LineCoding{});
    // A pseudo terminal has no control lines, which is no fault of it.
    REQUIRE(line.set_control_lines(true, true));
}

TEST_CASE("a line belongs to one program, and what it said before is gone")
{
    PseudoTerminal terminal;
    terminal.say("to somebody before");
    {
        auto line = Line::open(terminal.path()).value();
        REQUIRE(line.read(64, base::within(5ms)).error().code == Errc::timeout);
        REQUIRE(Line::open(terminal.path()).error().code == Errc::refused);
    }
    REQUIRE(Line::open(terminal.path()));
}

TEST_CASE("what is no serial line is refused, what is not there is not found")
{
    REQUIRE(Line::open("/dev/null").error().code == Errc::refused);
    REQUIRE(Line::open("/").error().code == Errc::refused);
    REQUIRE(Line::open("/dev/ttyNoSuch").error().code == Errc::not_found);
}

TEST_CASE("a line that is hung up is gone, also in the middle of a read")
{
    PseudoTerminal terminal;
    auto line = Line::open(terminal.path()).value();
    auto reading =
        std::async(std::launch::async, [&line] { return line.read(64, base::within(1h)); });
    terminal.hang_up();
    REQUIRE(reading.get().error().code == Errc::disconnected);
    REQUIRE(line.read(64, base::within(1h)).error().code == Errc::disconnected);
    REQUIRE(line.write(base::bytes({1}), base::within(1h)).error().code == Errc::disconnected);
}

TEST_CASE("a line that takes nothing more is left at the deadline, with what it took")
{
    PseudoTerminal terminal;
    auto line = Line::open(terminal.path()).value();
    const base::Bytes much(1 << 20);
    const auto taken = line.write(much, base::within(5ms)).value();
    REQUIRE(taken > 0);
    REQUIRE(taken < much.size());
}
