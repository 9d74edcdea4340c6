#include "drivers/hid_pos/emulator.h"

#include "drivers/hid_pos/link.h"
#include "tests/catch.h"
#include "tests/drivers/scanner_vectors.h"

using namespace drivers;
using namespace drivers::hid_pos;
using base::Bytes;
using base::Errc;
using namespace std::chrono_literals;

static std::unique_ptr<Transport> claimed(Emulator& machine)
{
    auto wire = machine.connect();
    for (const auto& interface : machine.description().interfaces)
        REQUIRE(wire->claim(interface));
    return wire;
}

TEST_CASE("the emulated Honeywell sends the published reports, once it is enabled")
{
    Emulator machine(model_of(Dialect::honeywell));
    const auto wire = claimed(machine);
    const auto trigger = vectors::hex(vectors::scanner()["honeywell"]["hid_trigger"]);
    const auto read = [&wire] { return wire->read(0x81, 64, base::within(1s)); };
    REQUIRE(wire->write(0x01, trigger, base::within(1s)));
    machine.show("nobody hears it");
    REQUIRE(wire->read(0x81, 64, base::within(1ms)).error().code == Errc::timeout);
    REQUIRE(wire->control({0x21, 9, 0x03fe, 0, 2}, base::bytes({0xfe, 1}), base::within(1s)));
    for (const auto& vector : vectors::scanner()["reports_honeywell_layout"]) {
        if (!vector.contains("text") || vector["aim"] != "]Q1")
            continue;
        REQUIRE(wire->write(0x01, trigger, base::within(1s)));
        machine.show(vector["text"].get<std::string>());
        for (const auto& report : vector["reports"])
            REQUIRE(read().value() == vectors::hex(report));
    }
}

TEST_CASE("the emulated Newland answers the published bytes")
{
    Emulator machine;
    const auto wire = claimed(machine);
    const auto all = vectors::scanner()["newland"];
    const auto ask = [&wire](const Bytes& report) {
        REQUIRE(wire->write(0x01, report, base::within(1s)));
        const auto answer = wire->read(0x81, 64, base::within(1s)).value();
        const auto size = std::to_integer<std::size_t>(answer[1]);
        return Bytes(answer.begin() + 2, answer.begin() + 2 + static_cast<std::ptrdiff_t>(size));
    };
    const auto report_of = [](const Bytes& command) {
        auto out = base::bytes({4, static_cast<int>(command.size())});
        base::append(out, command);
        out.resize(64);
        return out;
    };
    REQUIRE(ask(vectors::hex(all["pos_out_report_trigger"])) ==
            vectors::hex(all["trigger_on_ack"]));
    REQUIRE(machine.is_looking());
    auto mode = base::bytes({0x7e, 1, '0', '0', '0', '0', '#'});
    base::append(mode, "SCNMOD0;\x03");
    ask(report_of(mode));
    REQUIRE(ask(report_of(vectors::hex(all["query_mode"]))) ==
            vectors::hex(all["query_mode_answer"]));
    const auto verdict_on = [&](std::string_view command) {
        auto bytes = base::bytes({0x7e, 1, '0', '0', '0', '0', '#'});
        base::append(bytes, command);
        base::append(bytes, ";\x03");
        const auto answer = ask(report_of(bytes));
        return std::to_integer<int>(answer.at(answer.size() - 3));
    };
    REQUIRE(verdict_on("SCNMOD9") == 0x15);
    REQUIRE(verdict_on("NOSUCH1") == 0x05);
}

TEST_CASE("the keyboard beside a scanner is taken from the system too")
{
    Emulator machine(*find_model({0x1eab, 0x1d22}));
    REQUIRE(machine.description().interfaces.size() == 2);
    auto link = Link::open(machine.connect()).value();
    REQUIRE(link.reports().applications == std::vector{usage(0x8c, 0x02)});
    REQUIRE(scanner_interfaces(machine.description()).size() == 1);
    REQUIRE(link.check(base::within(1s)));
}
