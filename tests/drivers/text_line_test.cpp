#include "drivers/text_line.h"

#include "drivers/emulation/line_machine.h"
#include "tests/catch.h"

#include <vector>

using namespace drivers;
using base::Errc;
using namespace std::chrono_literals;

// Long against what an emulator needs, and never waited out by a test that passes.
static constexpr auto soon = 20s;
static constexpr auto moment = 60ms;

namespace {

// Says what it hears.
class Echo final : public emulation::LineMachine {
public:
    Echo() : LineMachine(Purpose::cabinet, 9600, "1-1") {}

private:
    void hear(std::string_view line) override { say(std::string(line) + "\r\n"); }
};

TextLine open_on(Echo& machine)
{
    return TextLine::open(machine.connect(), {.baud = 9600}, base::within(soon)).value();
}

std::string heard(TextLine& line)
{
    return line.hear(base::within(soon)).value();
}

}  // namespace

TEST_CASE("lines are heard one by one, whatever ends them and however they are cut")
{
    Echo machine;
    auto line = open_on(machine);
    REQUIRE(line.say("hello\r", base::within(soon)));
    CHECK(heard(line) == "hello");
    machine.say_something("one\rtwo\n\n\r\nthr");
    CHECK(heard(line) == "one");
    CHECK(heard(line) == "two");
    CHECK(line.hear(base::within(moment)).error().code == Errc::timeout);
    machine.say_something("ee\r\n");
    CHECK(heard(line) == "three");
}

TEST_CASE("a line beyond the limit is passed over with all of it, the next one is heard")
{
    Echo machine;
    auto line = open_on(machine);
    machine.say_something(std::string(TextLine::size_limit + 1, 'x') + "\rfirst\r");
    CHECK(heard(line) == "first");
    machine.say_something(std::string(5000, 'x'));
    CHECK(line.hear(base::within(moment)).error().code == Errc::timeout);
    machine.say_something("xx\rsecond\r");
    CHECK(heard(line) == "second");
    machine.say_something(std::string(TextLine::size_limit, 'y') + "\r");
    CHECK(heard(line).size() == TextLine::size_limit);
}

TEST_CASE("a machine that talks without end holds nobody beyond the deadline")
{
    Echo machine;
    auto line = open_on(machine);
    machine.say_something(std::string(5000, 'x') + "\rlater\r");
    CHECK(line.hear(base::within(0s)).error().code == Errc::timeout);
    CHECK(line.forget(base::within(0s)).error().code == Errc::malformed);
    CHECK(heard(line) == "later");
}

TEST_CASE("what is forgotten does not come back")
{
    Echo machine;
    auto line = open_on(machine);
    machine.say_something("old\rhalf");
    REQUIRE(line.forget(base::within(soon)));
    machine.say_something("new\r");
    CHECK(heard(line) == "new");
}

TEST_CASE("a stall ends, a device that goes is told")
{
    Echo machine;
    auto line = open_on(machine);
    machine.stall_next_transfer();
    machine.say_something("there\r");
    CHECK(heard(line) == "there");
    machine.plug_out();
    CHECK(line.hear(base::within(soon)).error().code == Errc::disconnected);
    CHECK(line.say("x\r", base::within(soon)).error().code == Errc::disconnected);
    CHECK(line.forget(base::within(soon)).error().code == Errc::disconnected);
}
