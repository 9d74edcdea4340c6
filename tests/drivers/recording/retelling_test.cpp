#include "drivers/recording/retelling.h"

#include "tests/catch.h"

using namespace drivers;
using namespace drivers::recording;
using namespace std::chrono_literals;
using base::Errc;

static const std::string device_line =
    R"({"device":"1-1","interfaces":[],"manufacturer":"","product":"","product_id":1,)"
    R"("serial":"","vendor":2})"
    "\n";

// Asks twice the same, and is told another thing each time.
static Story questions()
{
    return decode_story(device_line + R"({"action":"open","at":"1-1","outcome":"ok"}
{"accepted":2,"action":"write","at":"1-1","endpoint":1,"outcome":"ok","sent":"aa01"}
{"action":"read","at":"1-1","endpoint":129,"max":64,"outcome":"ok","received":"01"}
{"accepted":2,"action":"write","at":"1-1","endpoint":1,"outcome":"ok","sent":"aa02"}
{"action":"read","at":"1-1","endpoint":129,"max":64,"outcome":"ok","received":"02"}
)")
        .value();
}

static std::unique_ptr<Transport> opened(Retelling& machine)
{
    return machine.open(machine.devices().at(0)).value();
}

static base::Result<base::Bytes> ask(Transport& wire, const base::Bytes& question)
{
    if (const auto written = wire.write(1, question, base::within(1s)); !written)
        return std::unexpected(written.error());
    return wire.read(0x81, 64, base::within(1s));
}

static base::Bytes bytes(const char* hex)
{
    return base::from_hex(hex).value();
}

TEST_CASE("what is asked again is told again")
{
    Retelling machine(questions());
    const auto wire = opened(machine);
    for (int i = 0; i < 3; ++i) {
        REQUIRE(ask(*wire, bytes("aa02")) == bytes("02"));
        REQUIRE(ask(*wire, bytes("aa01")) == bytes("01"));
    }
}

TEST_CASE("what nobody has asked for is silence, and what the story does not know is refused")
{
    Retelling machine(questions());
    const auto wire = opened(machine);
    REQUIRE(wire->read(0x81, 64, base::within(1s)).error().code == Errc::timeout);
    REQUIRE(ask(*wire, bytes("aa03")).error().code == Errc::refused);
    REQUIRE(ask(*wire, bytes("aa01")) == bytes("01"));
}

TEST_CASE("a question in two pieces is one question, and half of one gets no answer")
{
    Retelling machine(questions());
    const auto wire = opened(machine);
    REQUIRE(ask(*wire, bytes("aa")).error().code == Errc::timeout);
    REQUIRE(machine.taken().back().bytes == 1);
    REQUIRE(ask(*wire, bytes("01")) == bytes("01"));
    REQUIRE(machine.taken().size() == 1);
    REQUIRE(machine.taken().back().bytes == 2);
}

TEST_CASE("a wire does not outlast its plug")
{
    Retelling machine(questions());
    const auto wire = opened(machine);
    machine.pull_plug();
    REQUIRE(machine.devices().empty());
    REQUIRE(ask(*wire, bytes("aa01")).error().code == Errc::disconnected);
    machine.plug_in();
    REQUIRE(ask(*wire, bytes("aa01")).error().code == Errc::disconnected);
    REQUIRE(ask(*opened(machine), bytes("aa01")) == bytes("01"));
}

TEST_CASE("who never stops asking is told that the device is gone")
{
    Retelling machine(questions());
    const auto wire = opened(machine);
    auto code = Errc::timeout;
    for (int i = 0; i < 1000 && code == Errc::timeout; ++i)
        code = wire->read(0x81, 64, base::within(1s)).error().code;
    REQUIRE(code == Errc::disconnected);
}
