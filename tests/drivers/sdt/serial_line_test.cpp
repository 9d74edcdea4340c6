// The reader behind a serial line of the kernel's.
#include "drivers/sdt/emulator.h"
#include "drivers/sdt/reader.h"
#include "drivers/tty/bus.h"
#include "tests/catch.h"
#include "tests/drivers/tty/pseudo_terminal.h"

using namespace drivers;
using namespace drivers::sdt;
using base::Errc;
using tests::PseudoTerminal;
using tests::SerialCable;

TEST_CASE("a card is read over a serial line, and seen to be left and lifted")
{
    Emulator machine(Framing::serial_line);
    PseudoTerminal terminal;
    const SerialCable cable(terminal, machine);
    tty::Bus bus({{.path = terminal.path(), .purpose = Purpose::id_card_reader}});
    const auto device = bus.devices().at(0);
    REQUIRE(recognises(device));
    const auto reader = Reader::open(bus.open(device).value()).value();
    REQUIRE(reader->state().value() == CardReaderState::ready);
    machine.place(example_card());
    const auto card = std::get<IdCard>(reader->read_card().value());
    REQUIRE(card.number.reveal() == example_fields().number);
    REQUIRE(card.fingerprints.reveal() == example_card().fingerprints);
    REQUIRE(reader->is_card_left().value() == true);
    machine.lift();
    REQUIRE(reader->is_card_left().value() == false);
    machine.place(example_card());
    machine.corrupt_next_answer();
    REQUIRE(std::holds_alternative<IdCard>(reader->read_card().value()));
}

TEST_CASE("a line at whose end nothing answers is no reader")
{
    PseudoTerminal terminal;
    terminal.say("login: ");
    tty::Bus bus({{.path = terminal.path(), .purpose = Purpose::id_card_reader}});
    const auto device = bus.devices().at(0);
    REQUIRE(Reader::open(bus.open(device).value()).error().code == Errc::timeout);
    terminal.hang_up();
    REQUIRE(bus.open(device).error().code == Errc::not_found);
}
