#include "drivers/cabinet_line/cabinet.h"

#include "drivers/cabinet_line/emulator.h"
#include "drivers/tty/bus.h"
#include "tests/catch.h"
#include "tests/drivers/tty/pseudo_terminal.h"

using namespace drivers;
using namespace drivers::cabinet_line;
using base::Errc;
using tests::PseudoTerminal;
using tests::SerialCable;

TEST_CASE("a door that opens and closes is told, also when nobody looked meanwhile")
{
    Emulator machine;
    const auto cabinet = Board::open(machine.connect()).value();
    CHECK(cabinet->state().value().door == DoorState::closed);
    machine.open_door();
    const auto open = cabinet->state().value();
    CHECK(open.door == DoorState::open);
    CHECK(open.was_opened);
    REQUIRE(cabinet->acknowledge());
    CHECK_FALSE(cabinet->state().value().was_opened);
    machine.close_door();
    machine.open_door();
    machine.close_door();
    // Of three events each look takes one.
    int openings = 0;
    CabinetState closed;
    for (int i = 0; i < 4; ++i) {
        closed = cabinet->state().value();
        openings += closed.was_opened ? 1 : 0;
        REQUIRE(cabinet->acknowledge());
    }
    CHECK(openings == 1);
    CHECK(closed.door == DoorState::closed);
    CHECK(machine.unacknowledged() == 0);
}

TEST_CASE("what is not acknowledged is told again, by this terminal and by one that starts anew")
{
    Emulator machine;
    {
        const auto cabinet = Board::open(machine.connect()).value();
        machine.open_door();
        machine.close_door();
        CHECK(cabinet->state().value().was_opened);
        CHECK(cabinet->state().value().was_opened);
    }
    const auto cabinet = Board::open(machine.connect()).value();
    machine.one_second_passes();
    CHECK(cabinet->state().value().was_opened);
    REQUIRE(cabinet->acknowledge());
    machine.one_second_passes();
    CHECK_FALSE(cabinet->state().value().was_opened);
    CHECK(machine.unacknowledged() == 0);
}

TEST_CASE("what happens between a look and its acknowledgement is told by the next look")
{
    Emulator machine;
    const auto cabinet = Board::open(machine.connect()).value();
    machine.open_door();
    CHECK(cabinet->state().value().was_opened);
    machine.tamper();
    REQUIRE(cabinet->acknowledge());
    // The tampering was heard with a light, and nobody was told of it.
    REQUIRE(cabinet->light(Light{LightPlace::card_reader}));
    REQUIRE(cabinet->acknowledge());
    const auto state = cabinet->state().value();
    CHECK(state.was_tampered);
    CHECK_FALSE(state.was_opened);
    REQUIRE(cabinet->acknowledge());
    CHECK_FALSE(cabinet->state().value().was_tampered);
}

TEST_CASE("a door that is used a hundred times does not make a tampering forgotten")
{
    Emulator machine;
    machine.tamper();
    for (int i = 0; i < 100; ++i) {
        machine.open_door();
        machine.close_door();
    }
    machine.mend();
    CHECK(machine.unacknowledged() <= 4);
    const auto cabinet = Board::open(machine.connect()).value();
    machine.one_second_passes();
    bool was_tampered = false;
    bool was_opened = false;
    for (int i = 0; i < 5; ++i) {
        const auto state = cabinet->state().value();
        was_tampered = was_tampered || state.was_tampered;
        was_opened = was_opened || state.was_opened;
        REQUIRE(cabinet->acknowledge());
    }
    CHECK(was_tampered);
    CHECK(was_opened);
    CHECK(machine.unacknowledged() == 0);
}

TEST_CASE("an opening while nobody listened is told afterwards, and once")
{
    Emulator machine;
    machine.open_door();
    machine.close_door();
    const auto cabinet = Board::open(machine.connect()).value();
    machine.one_second_passes();
    int openings = 0;
    for (int i = 0; i < 5; ++i) {
        openings += cabinet->state().value().was_opened ? 1 : 0;
        REQUIRE(cabinet->acknowledge());
        machine.one_second_passes();
    }
    CHECK(openings == 1);
    CHECK(machine.unacknowledged() == 0);
}

TEST_CASE("a board that begins anew is heard though its numbers begin anew")
{
    Emulator machine;
    const auto cabinet = Board::open(machine.connect()).value();
    for (int i = 0; i < 2; ++i) {
        machine.open_door();
        CHECK(cabinet->state().value().was_opened);
        REQUIRE(cabinet->acknowledge());
        machine.restart();
    }
}

TEST_CASE("tampering is told, and that it was")
{
    Emulator machine;
    const auto cabinet = Board::open(machine.connect()).value();
    machine.tamper();
    const auto tripped = cabinet->state().value();
    CHECK(tripped.tamper == TamperState::tripped);
    CHECK(tripped.was_tampered);
    REQUIRE(cabinet->acknowledge());
    machine.mend();
    const auto mended = cabinet->state().value();
    CHECK(mended.tamper == TamperState::intact);
    CHECK_FALSE(mended.was_tampered);
}

TEST_CASE("one place is lit at a time, and a light that went out is lit again")
{
    Emulator machine;
    const auto cabinet = Board::open(machine.connect()).value();
    CHECK(machine.lit() == std::nullopt);
    REQUIRE(cabinet->light(Light{LightPlace::card_reader}));
    CHECK(machine.lit() == Light{LightPlace::card_reader});
    REQUIRE(cabinet->light(Light{LightPlace::paper_slot}));
    CHECK(machine.lit() == Light{LightPlace::paper_slot});
    machine.host_is_silent();
    CHECK(machine.lit() == std::nullopt);
    REQUIRE(cabinet->state());
    CHECK(machine.lit() == Light{LightPlace::paper_slot});
    machine.restart();
    REQUIRE(cabinet->state());
    CHECK(machine.lit() == Light{LightPlace::paper_slot});
    REQUIRE(cabinet->light(std::nullopt));
    CHECK(machine.lit() == std::nullopt);
}

TEST_CASE("a light blinks where it is asked to, and is steady where the board cannot")
{
    static constexpr Light taking{LightPlace::paper_slot, LightPattern::blinking};
    Emulator machine;
    const auto cabinet = Board::open(machine.connect()).value();
    REQUIRE(cabinet->light(taking));
    CHECK(machine.lit() == taking);
    machine.host_is_silent();
    REQUIRE(cabinet->state());
    CHECK(machine.lit() == taking);
    REQUIRE(cabinet->light(Light{LightPlace::paper_slot}));
    CHECK(machine.lit() == Light{LightPlace::paper_slot});

    machine.cannot_blink();
    for (int i = 0; i < 2; ++i) {
        REQUIRE(cabinet->light(taking));
        CHECK(machine.lit() == Light{LightPlace::paper_slot});
        REQUIRE(cabinet->state());
        CHECK(machine.lit() == Light{LightPlace::paper_slot});
    }
}

TEST_CASE("a light that an earlier run left is put out, a place without a light is dark")
{
    Emulator machine({LightPlace::card_reader}, false, "1-7/ttyUSB1");
    {
        const auto earlier = Board::open(machine.connect()).value();
        REQUIRE(earlier->light(Light{LightPlace::card_reader}));
    }
    const auto cabinet = Board::open(machine.connect()).value();
    CHECK(machine.lit() == std::nullopt);
    CHECK(cabinet->lights() == std::vector{LightPlace::card_reader});
    CHECK(cabinet->state().value().tamper == TamperState::not_fitted);
    REQUIRE(cabinet->light(Light{LightPlace::card_reader}));
    REQUIRE(cabinet->light(Light{LightPlace::paper_slot}));
    CHECK(machine.lit() == std::nullopt);
}

TEST_CASE("lost and damaged lines are said again")
{
    Emulator machine;
    const auto cabinet = Board::open(machine.connect()).value();
    machine.lose_next_answer();
    CHECK(cabinet->state().value().door == DoorState::closed);
    machine.corrupt_next_answer();
    REQUIRE(cabinet->light(Light{LightPlace::card_reader}));
    CHECK(machine.lit() == Light{LightPlace::card_reader});
    machine.say_something("=01 STATE open none none*0000\r\n!!$=\r\n" + std::string(900, '='));
    CHECK(cabinet->state().value().door == DoorState::closed);
    machine.stall_next_transfer();
    CHECK(cabinet->state().value().door == DoorState::closed);
}

TEST_CASE("what is no cabinet, or speaks another version, is not opened")
{
    Emulator machine;
    machine.speak_another_version();
    CHECK(Board::open(machine.connect()).error().code == Errc::refused);
    Emulator silent;
    silent.fall_silent();
    CHECK(Board::open(silent.connect()).error().code == Errc::timeout);
}

TEST_CASE("a board that says no or falls silent is told as such")
{
    Emulator machine;
    const auto cabinet = Board::open(machine.connect()).value();
    machine.refuse_next_request();
    CHECK(cabinet->light(Light{LightPlace::card_reader}).error().code == Errc::refused);
    machine.fall_silent();
    CHECK(cabinet->state().error().code == Errc::timeout);
    machine.speak_again();
    CHECK(cabinet->state());
    machine.plug_out();
    CHECK(cabinet->state().error().code == Errc::disconnected);
}

TEST_CASE("over a tty of the kernel's it is the same")
{
    Emulator machine;
    PseudoTerminal terminal;
    const SerialCable cable(terminal, machine);
    tty::Bus bus({{.path = terminal.path(), .purpose = Purpose::cabinet}});
    const auto devices = bus.devices();
    REQUIRE(devices.size() == 1);
    REQUIRE(recognises(devices.front()));
    const auto cabinet = Board::open(bus.open(devices.front()).value()).value();
    REQUIRE(cabinet->light(Light{LightPlace::card_reader}));
    CHECK(machine.lit() == Light{LightPlace::card_reader});
}
