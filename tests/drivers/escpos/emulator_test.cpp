#include "drivers/escpos/emulator.h"

#include "drivers/escpos/protocol.h"
#include "tests/catch.h"
#include "tests/drivers/escpos/pictures.h"

using namespace drivers;
using namespace drivers::escpos;
using namespace std::chrono_literals;

static std::unique_ptr<Transport> wire_to(Emulator& machine)
{
    auto wire = machine.connect();
    REQUIRE(wire->claim(wire->description().interfaces[0]));
    return wire;
}

static std::size_t send(Transport& wire, base::ByteView bytes)
{
    return wire.write(0x01, bytes, base::within(20ms)).value();
}

static std::string said(Transport& wire)
{
    const auto answer = wire.read(0x82, 512, base::within(20ms));
    return answer ? base::to_hex(*answer) : "";
}

TEST_CASE("a real-time request overtakes the buffer, GS r waits in it")
{
    Emulator machine;
    const auto wire = wire_to(machine);
    machine.hold_printing();
    for (const auto& piece : encode_job(text_like(576, 50, 1)))
        send(*wire, piece);
    send(*wire, encode_paper_status_request());
    send(*wire, encode_status_request(1));
    REQUIRE(said(*wire) == "12");
    REQUIRE(said(*wire).empty());
    machine.release_printing();
    REQUIRE(said(*wire) == "00");
}

TEST_CASE("a real-time request inside a picture is answered and remains picture")
{
    Emulator machine;
    const auto wire = wire_to(machine);
    send(*wire, base::from_hex("1d7630000300010010 0401").value());
    REQUIRE(said(*wire) == "12");
    REQUIRE(machine.uncut().height == 1);
    REQUIRE(machine.uncut().rows[0] == 0x10);
    REQUIRE(machine.uncut().rows[2] == 0x01);
}

TEST_CASE("without paper the buffer fills and then nothing more is taken")
{
    Emulator machine;
    const auto wire = wire_to(machine);
    machine.take_out_paper();
    const auto band = encode_job(text_like(576, 50, 1))[0];
    std::size_t taken = 0;
    std::size_t last = 1;
    for (int i = 0; i < 100 && last > 0; ++i)
        taken += last = send(*wire, band);
    REQUIRE(last == 0);
    REQUIRE(taken >= 16 * 1024);
    machine.load_paper();
    REQUIRE(has_ink(machine.uncut()));
    REQUIRE(send(*wire, base::bytes({0})) == 1);
}

TEST_CASE("a feed counts in half dots until it is told otherwise")
{
    Emulator machine;
    const auto wire = wire_to(machine);
    send(*wire, encode_feed(100));
    REQUIRE(machine.uncut().height == 50);
    send(*wire, encode_preamble(model_named("Epson TM-T20III")));
    send(*wire, encode_feed(100));
    REQUIRE(machine.uncut().height == 150);
}

TEST_CASE("bytes that are no command show on the paper")
{
    Emulator machine(model_named("58 mm printer 0416:5011"));
    const auto wire = wire_to(machine);
    send(*wire, encode_process_id_request({'0', '0', '0', '1'}));
    send(*wire, base::bytes({0x0a}));
    REQUIRE(has_ink(machine.uncut()));
    REQUIRE(said(*wire).empty());
}

TEST_CASE("text in the line is forgotten by ESC @ and printed by whatever comes after it")
{
    Emulator machine(model_named("58 mm printer 0416:5011"));
    const auto wire = wire_to(machine);
    send(*wire, encode_process_id_request({'0', '0', '0', '1'}));
    send(*wire, encode_initialise());
    send(*wire, encode_cut(Cut::partial_after_feed));
    REQUIRE(machine.slips().empty());
    send(*wire, base::bytes({'A'}));
    send(*wire, encode_cut(Cut::partial_after_feed));
    REQUIRE(machine.slips().size() == 1);
}

TEST_CASE("lies are told in the answers and not in the paper")
{
    using Lie = Emulator::Lie;
    Emulator machine;
    const auto wire = wire_to(machine);
    machine.take_out_paper();
    machine.tell(Lie::never_out_of_paper);
    send(*wire, encode_status_request(4));
    REQUIRE(said(*wire) == "12");
    machine.load_paper();
    machine.tell(Lie::paper_status_is_empty);
    send(*wire, encode_paper_status_request());
    REQUIRE(said(*wire) == "0c");
    machine.tell(Lie::no_queued);
    send(*wire, encode_paper_status_request());
    REQUIRE(said(*wire).empty());
    machine.tell(Lie::no_real_time);
    send(*wire, encode_status_request(1));
    REQUIRE(said(*wire).empty());
}

TEST_CASE("automatic status comes with each change once it is switched on")
{
    Emulator machine;
    const auto wire = wire_to(machine);
    machine.open_cover();
    REQUIRE(said(*wire).empty());
    machine.close_cover();
    send(*wire, encode_preamble(model_named("Epson TM-T20III")));
    REQUIRE(said(*wire) == "1000000f");
    machine.open_cover();
    REQUIRE(said(*wire) == "3800000f");
    machine.take_out_paper();
    REQUIRE(said(*wire) == "38000c0f");
}

TEST_CASE("a wire from before the plug was pulled stays dead")
{
    Emulator machine;
    const auto wire = wire_to(machine);
    machine.plug_out();
    machine.plug_in();
    REQUIRE(wire->write(0x01, base::bytes({0}), base::within(20ms)).error().code ==
            base::Errc::disconnected);
    REQUIRE(send(*wire_to(machine), base::bytes({0})) == 1);
}
