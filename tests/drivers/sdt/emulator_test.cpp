#include "drivers/sdt/emulator.h"

#include "drivers/sdt/text_record.h"
#include "tests/catch.h"
#include "tests/drivers/sdt/vectors.h"

using namespace drivers;
using namespace drivers::sdt;
using base::Bytes;
using base::Errc;
using namespace std::chrono_literals;

TEST_CASE("the card builder makes the bytes of the vectors")
{
    auto fields = example_fields();
    fields.valid_to = "20400101";
    const auto card = make_card(fields).value();
    const auto frame = vectors::binary("citizen_base.bin");
    REQUIRE(card.text == Bytes(frame.begin() + 14, frame.begin() + 14 + 256));
}

TEST_CASE("the examples of all kinds are valid cards")
{
    for (auto kind : {CardKind::citizen, CardKind::regional_permit, CardKind::foreigner_2017,
                      CardKind::foreigner_2023})
        REQUIRE(decode_text_record(example_card(kind).text).value().kind == kind);
}

TEST_CASE("text that does not fit its field, or has none, makes no card")
{
    auto fields = example_fields();
    fields.name = "一二三四五六七八九十一二三四五";
    REQUIRE(make_card(fields));
    fields.name += "六";
    REQUIRE(make_card(fields).error().code == Errc::malformed);
    fields = example_fields();
    fields.english_name = "X";
    REQUIRE_FALSE(make_card(fields));
    fields = example_fields();
    fields.name = "\xff";
    REQUIRE_FALSE(make_card(fields));
    fields.name = "\xe4\xb8";
    REQUIRE_FALSE(make_card(fields));
    fields = example_fields();
    fields.fingers = 3;
    REQUIRE_FALSE(make_card(fields));
}

static Bytes ask(Transport& wire, base::ByteView command)
{
    REQUIRE(wire.write(0x02, command, base::within(1s)).value() == command.size());
    return wire.read(0x81, 4096, base::within(1s)).value();
}

TEST_CASE("the emulated reader says the published bytes")
{
    Emulator machine(Framing::two_endpoints);
    const auto wire = machine.connect();
    REQUIRE(wire->claim(machine.description().interfaces.front()));
    std::map<std::string, Bytes> frames;
    for (const auto& vector : vectors::frames())
        frames[vector.at("name")] = base::from_hex(vector.at("hex").get<std::string>()).value();

    REQUIRE(ask(*wire, frames["sam_status"]) == frames["ok"]);
    REQUIRE(ask(*wire, frames["find"]) == frames["find_fail"]);
    REQUIRE(ask(*wire, frames["select"]) == frames["select_fail"]);
    REQUIRE(ask(*wire, frames["read_base"]) == frames["unauthorised"]);
    REQUIRE(ask(*wire, frames["read_body_number"]) == frames["command_error"]);
    auto damaged = frames["find"];
    damaged.back() ^= std::byte{1};
    REQUIRE(ask(*wire, damaged) == frames["host_checksum_error"]);

    machine.place(example_card());
    REQUIRE(ask(*wire, frames["find"]) == frames["find_ok_iin0"]);
    REQUIRE(ask(*wire, frames["select"]) == frames["select_ok_sn0"]);
    REQUIRE(ask(*wire, frames["read_base"]).size() == 1295);
    REQUIRE(ask(*wire, frames["read_base_fp"]).size() == 2321);
    REQUIRE(ask(*wire, frames["read_newest_addr"]) == frames["no_such_item"]);
    REQUIRE(ask(*wire, frames["find"]) == frames["find_fail"]);
}

TEST_CASE("the wire keeps to the rules of USB")
{
    Emulator machine(Framing::two_endpoints);
    const auto wire = machine.connect();
    const auto command = encode_command(Command::find);
    REQUIRE(wire->write(0x02, command, base::within(1s)).error().code == Errc::refused);
    REQUIRE(wire->claim(machine.description().interfaces.front()));
    REQUIRE(wire->read(0x81, 64, base::within(1s)).error().code == Errc::timeout);
    REQUIRE(wire->write(0x02, command, base::within(1s)));
    REQUIRE(wire->read(0x81, 4, base::within(1s)).error().code == Errc::malformed);

    machine.stall_next_transfer();
    REQUIRE(wire->read(0x81, 64, base::within(1s)).error().code == Errc::refused);
    REQUIRE(wire->read(0x81, 64, base::within(1s)).error().code == Errc::refused);
    REQUIRE(wire->clear_halt(0x81));
    REQUIRE(wire->read(0x81, 64, base::within(1s)).error().code == Errc::timeout);
    REQUIRE(wire->control({0xc0, 1, 0, 0, 8}, {}, base::within(1s)).error().code == Errc::refused);

    machine.plug_out();
    REQUIRE(wire->write(0x02, command, base::within(1s)).error().code == Errc::disconnected);
    REQUIRE(wire->clear_halt(0x81).error().code == Errc::disconnected);
}
