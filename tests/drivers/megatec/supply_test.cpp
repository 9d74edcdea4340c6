#include "drivers/megatec/supply.h"

#include "drivers/megatec/emulator.h"
#include "drivers/tty/bus.h"
#include "tests/catch.h"
#include "tests/drivers/tty/pseudo_terminal.h"

using namespace drivers;
using namespace drivers::megatec;
using base::Errc;
using tests::PseudoTerminal;
using tests::SerialCable;
using Type = Emulator::Type;
using Unknown = Emulator::Unknown;
using Link = Emulator::Link;

TEST_CASE("mains that go and come are told, and the battery that drains meanwhile")
{
    const auto link = GENERATE(Link::serial_line, Link::hid_bridge);
    Emulator machine(GENERATE(Type::standby, Type::on_line), "1-6", link);
    machine.set_load(35);
    const auto supply = Supply::open(machine.connect()).value();
    const auto before = supply->status().value();
    CHECK(before.state == PowerState::on_mains);
    CHECK(before.readings.load_percent == 35);
    CHECK(before.readings.battery_percent == 100);
    machine.cut_mains();
    CHECK(supply->status().value().state == PowerState::on_battery);
    CHECK(supply->status().value().readings.input_volts == 0.0);
    machine.drain(10);
    const auto low = supply->status().value();
    CHECK(low.state == PowerState::battery_low);
    CHECK(low.readings.battery_percent.value() <= 15);
    machine.restore_mains();
    CHECK(supply->status().value().state == PowerState::battery_weak);
    machine.drain(100);
    CHECK(supply->status().value().state == PowerState::on_mains);
    CHECK(machine.dangerous_requests() == 0);
}

TEST_CASE("a supply that is bypassed or broken says so")
{
    Emulator machine(Type::on_line);
    const auto supply = Supply::open(machine.connect()).value();
    machine.bypass();
    CHECK(supply->status().value().state == PowerState::bypass);
    machine.fail();
    CHECK(supply->status().value().state == PowerState::fault);
    machine.mend();
    CHECK(supply->status().value().state == PowerState::on_mains);
}

TEST_CASE("it has the name that it tells, or that of the dialect")
{
    Emulator machine;
    CHECK(Supply::open(machine.connect()).value()->model() == "EMULATED UPS-500 V1.0");
    machine.know_status_only(GENERATE(Unknown::echoes, Unknown::refuses, Unknown::is_silent));
    const auto supply = Supply::open(machine.connect()).value();
    CHECK(supply->model() == "Megatec supply");
    CHECK(supply->status().value().state == PowerState::on_mains);
    CHECK_FALSE(supply->status().value().readings.battery_percent);
}

TEST_CASE("what does not answer as a supply is none")
{
    Emulator machine(Type::standby, "1-6", GENERATE(Link::serial_line, Link::hid_bridge));
    machine.know_nothing(Unknown::echoes);
    CHECK(Supply::open(machine.connect()).error().code == Errc::refused);
    machine.know_nothing(Unknown::refuses);
    CHECK(Supply::open(machine.connect()).error().code == Errc::refused);
    machine.know_nothing(Unknown::is_silent);
    CHECK(Supply::open(machine.connect()).error().code == Errc::timeout);
}

TEST_CASE("readings that are hidden and answers that are longer do no harm")
{
    Emulator machine;
    machine.hide_readings();
    machine.say_more();
    const auto supply = Supply::open(machine.connect()).value();
    const auto status = supply->status().value();
    CHECK(status.state == PowerState::on_mains);
    CHECK_FALSE(status.readings.temperature_c);
    CHECK(status.readings.load_percent == 20);
}

TEST_CASE("a flag that is told wrongly once is not believed")
{
    Emulator machine;
    const auto supply = Supply::open(machine.connect()).value();
    machine.mistake_next_flag();
    CHECK(supply->status().value().state == PowerState::on_mains);
    machine.mistake_next_flag();
    CHECK(Supply::open(machine.connect()).value()->status().value().state == PowerState::on_mains);
}

TEST_CASE("lost and damaged answers are asked for again, and what was said unasked is forgotten")
{
    Emulator machine(Type::standby, "1-6", GENERATE(Link::serial_line, Link::hid_bridge));
    const auto supply = Supply::open(machine.connect()).value();
    machine.lose_next_answer();
    CHECK(supply->status().value().state == PowerState::on_mains);
    machine.corrupt_next_answer();
    CHECK(supply->status().value().state == PowerState::on_mains);
    machine.say_something("(000.0 000.0 220.1 020 50.0 10.4 30.0 11001001\r");
    machine.say_something(std::string(700, '('));
    CHECK(supply->status().value().state == PowerState::on_mains);
    machine.stall_next_transfer();
    CHECK(supply->status().value().state == PowerState::on_mains);
}

TEST_CASE("one that falls silent is told as such, and asked again later")
{
    Emulator machine(Type::standby, "1-6", GENERATE(Link::serial_line, Link::hid_bridge));
    const auto supply = Supply::open(machine.connect()).value();
    machine.fall_silent();
    CHECK(supply->status().error().code == Errc::timeout);
    machine.speak_again();
    CHECK(supply->status().value().state == PowerState::on_mains);
    machine.plug_out();
    CHECK(supply->status().error().code == Errc::disconnected);
}

TEST_CASE("only a line that is named for a supply is spoken to")
{
    Emulator machine;
    auto device = machine.description();
    CHECK(recognises(device));
    for (const auto other : {Purpose::unstated, Purpose::cabinet, Purpose::code_scanner}) {
        device.purpose = other;
        CHECK_FALSE(recognises(device));
    }
    device.purpose = Purpose::power_supply;
    device.interfaces.clear();
    CHECK_FALSE(recognises(device));
}

TEST_CASE("over a tty of the kernel's it is the same")
{
    Emulator machine;
    PseudoTerminal terminal;
    const SerialCable cable(terminal, machine);
    tty::Bus bus({{.path = terminal.path(), .purpose = Purpose::power_supply}});
    const auto devices = bus.devices();
    REQUIRE(devices.size() == 1);
    REQUIRE(recognises(devices.front()));
    const auto supply = Supply::open(bus.open(devices.front()).value()).value();
    machine.cut_mains();
    CHECK(supply->status().value().state == PowerState::on_battery);
}
