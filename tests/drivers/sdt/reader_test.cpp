#include "drivers/sdt/reader.h"

#include "drivers/sdt/emulator.h"
#include "tests/catch.h"

#include <future>

using namespace drivers;
using namespace drivers::sdt;
using base::Errc;
using namespace std::chrono_literals;

struct Kind {
    Framing framing;
    Emulator::Variety variety = Emulator::Variety::usual;
};

// Every way in which readers are wired.
static const std::vector<Kind> kinds{
    {Framing::four_pipes},  {Framing::two_endpoints},
    {Framing::pieces},      {Framing::pieces, Emulator::Variety::rare},
    {Framing::hid_reports}, {Framing::hid_reports, Emulator::Variety::rare},
    {Framing::serial_line},
};

// One after the other, each in a run of its own of the whole test.
static Kind any_kind()
{
    const auto kind = GENERATE(from_range(kinds));
    UNSCOPED_INFO("framing " << static_cast<int>(kind.framing) << " variety "
                             << static_cast<int>(kind.variety));
    return kind;
}

static Emulator make(const Kind& kind)
{
    return Emulator(kind.framing, "1-1", kind.variety);
}

static CardProblem problem_of(IdCardReader& reader)
{
    return std::get<CardProblem>(reader.read_card().value());
}

static IdCard card_of(IdCardReader& reader)
{
    return std::get<IdCard>(reader.read_card().value());
}

TEST_CASE("opening a reader proves that it answers and asks who it is")
{
    Emulator machine = make(any_kind());
    const auto reader = Reader::open(machine.connect()).value();
    REQUIRE(reader->secure_module() == "05.03-20260101-0001234567-0987654321");
    REQUIRE(reader->state().value() == CardReaderState::ready);
}

TEST_CASE("every kind of card is read whole")
{
    const auto reader_kind = any_kind();
    for (auto kind : {CardKind::citizen, CardKind::regional_permit, CardKind::foreigner_2017,
                      CardKind::foreigner_2023}) {
        Emulator machine = make(reader_kind);
        const auto reader = Reader::open(machine.connect()).value();
        const auto fields = example_fields(kind);
        const auto placed = example_card(kind);
        machine.place(placed);
        const auto card = card_of(*reader);
        REQUIRE(card.kind == kind);
        REQUIRE(card.name.reveal() == fields.name);
        REQUIRE(card.english_name.reveal() == fields.english_name);
        REQUIRE(card.number.reveal() == fields.number);
        REQUIRE(card.address.reveal() == fields.address);
        REQUIRE(card.photo.reveal() == placed.photo);
        REQUIRE(card.fingerprints.reveal() == placed.fingerprints);
        REQUIRE(card.newest_address.is_empty());
    }
}

TEST_CASE("a newer address on the chip comes with the card")
{
    Emulator machine = make(any_kind());
    const auto reader = Reader::open(machine.connect()).value();
    auto fields = example_fields();
    fields.newest_address = "上海市测试新村";
    machine.place(make_card(fields).value());
    REQUIRE(card_of(*reader).newest_address.reveal() == "上海市测试新村");
}

TEST_CASE("a card without fingerprints is a card")
{
    Emulator machine = make(any_kind());
    const auto reader = Reader::open(machine.connect()).value();
    auto fields = example_fields();
    for (std::size_t fingers : {0UL, 1UL, 2UL}) {
        fields.fingers = fingers;
        machine.place(make_card(fields).value());
        REQUIRE(card_of(*reader).fingerprints.reveal().size() == fingers * 512);
    }
}

TEST_CASE("a card that was read is not read again until it was lifted")
{
    Emulator machine = make(any_kind());
    const auto reader = Reader::open(machine.connect()).value();
    REQUIRE(problem_of(*reader) == CardProblem::no_card);
    machine.place(example_card());
    card_of(*reader);
    REQUIRE(problem_of(*reader) == CardProblem::no_card);
    machine.lift();
    machine.place(example_card());
    card_of(*reader);
}

TEST_CASE("the reader tells whether the card still lies there")
{
    Emulator machine = make(any_kind());
    const auto reader = Reader::open(machine.connect()).value();
    REQUIRE(reader->is_card_left().value() == false);
    machine.place(example_card());
    card_of(*reader);
    REQUIRE(reader->is_card_left().value() == true);
    machine.lift();
    REQUIRE(reader->is_card_left().value() == false);
    machine.answer_once(Command::read_newest_address, 0x21);
    REQUIRE(reader->is_card_left().value() == std::nullopt);
}

TEST_CASE("a card that slips while it is read is to be put down again")
{
    Emulator machine = make(any_kind());
    const auto reader = Reader::open(machine.connect()).value();
    machine.place(example_card());
    machine.slip_card_at_next_read();
    REQUIRE(problem_of(*reader) == CardProblem::moved);
    machine.place(example_card());
    card_of(*reader);
}

TEST_CASE("damage on the wire is repaired by asking again")
{
    Emulator machine = make(any_kind());
    const auto reader = Reader::open(machine.connect()).value();
    using Fault = void (Emulator::*)();
    const std::vector<Fault> faults{
        &Emulator::corrupt_next_answer, &Emulator::lose_byte_of_next_answer,
        &Emulator::swallow_next_command, &Emulator::stall_next_transfer};
    for (Fault fault : faults) {
        machine.lift();
        machine.place(example_card());
        (machine.*fault)();
        card_of(*reader);
    }
    for (auto status : {std::uint8_t{0x10}, std::uint8_t{0x11}}) {
        machine.lift();
        machine.place(example_card());
        machine.answer_once(Command::read_base_and_fingerprints, status);
        card_of(*reader);
    }
}

TEST_CASE("asking again has a limit")
{
    Emulator machine = make(any_kind());
    const auto reader = Reader::open(machine.connect()).value();
    machine.answer_always(Command::find, 0x10);
    REQUIRE(reader->read_card().error().code == Errc::malformed);
    REQUIRE(machine.commands_seen(Command::find) == 3);
}

// What one status, given once or always to one command, comes to.
struct StatusCase {
    Command command;
    std::uint8_t status;
    std::optional<CardProblem> once;  // Empty: the card is read.
    std::optional<CardProblem> always;
};

static std::optional<CardProblem> outcome(IdCardReader& reader)
{
    const auto reading = reader.read_card().value();
    const auto* problem = std::get_if<CardProblem>(&reading);
    return problem ? std::optional(*problem) : std::nullopt;
}

static const std::vector<StatusCase>& status_cases()
{
    using enum CardProblem;
    static constexpr auto read = Command::read_base_and_fingerprints;
    static const std::vector<StatusCase> cases{
        {Command::find, 0x80, no_card, no_card},
        {Command::find, 0x24, {}, unreadable},
        {Command::find, 0x40, unsupported, unsupported},
        {Command::select, 0x81, {}, unreadable},
        {Command::select, 0x31, {}, unreadable},
        {Command::select, 0x32, refused, refused},
        {Command::select, 0x40, unsupported, unsupported},
        {Command::select, 0x47, {}, unreadable},
        {read, 0x21, {}, {}},  // An old module: the record without fingerprints.
        {read, 0x23, {}, unreadable},
        {read, 0x24, {}, unreadable},
        {read, 0x31, {}, unreadable},
        {read, 0x32, refused, refused},
        {read, 0x33, refused, refused},
        {read, 0x37, {}, {}},
        {read, 0x3f, {}, unreadable},
        {read, 0x40, unsupported, unsupported},
        {read, 0x41, {}, unreadable},
        {read, 0x47, {}, unreadable},
        {read, 0x91, unreadable, unreadable},
        {read, 0xee, {}, unreadable},
        {Command::read_newest_address, 0x21, {}, {}},
        {Command::read_newest_address, 0x41, {}, {}},
    };
    return cases;
}

TEST_CASE("each status of the module leads to its outcome, once and for good")
{
    const auto kind = any_kind();
    for (const auto& [command, status, once, always] : status_cases()) {
        INFO("command " << std::to_underlying(command) << " status " << int(status));
        Emulator machine = make(kind);
        auto reader = Reader::open(machine.connect()).value();
        machine.place(example_card());
        machine.answer_once(command, status);
        REQUIRE(outcome(*reader) == once);

        reader = Reader::open(machine.connect()).value();
        machine.place(example_card());
        machine.answer_always(command, status);
        REQUIRE(outcome(*reader) == always);
        REQUIRE(machine.commands_seen(Command::find) <= 5);
    }
}

TEST_CASE("a forged card is refused, and not asked about twice")
{
    Emulator machine = make(any_kind());
    const auto reader = Reader::open(machine.connect()).value();
    auto card = example_card();
    card.is_genuine = false;
    machine.place(card);
    REQUIRE(problem_of(*reader) == CardProblem::refused);
    REQUIRE(machine.commands_seen(Command::read_base_and_fingerprints) == 1);
}

TEST_CASE("a module that knows no fingerprints is asked for them once")
{
    Emulator machine = make(any_kind());
    const auto reader = Reader::open(machine.connect()).value();
    machine.answer_always(Command::read_base_and_fingerprints, 0x21);
    for (int i = 0; i < 3; ++i) {
        machine.lift();
        machine.place(example_card());
        REQUIRE(card_of(*reader).fingerprints.is_empty());
    }
    REQUIRE(machine.commands_seen(Command::read_base_and_fingerprints) == 1);
    REQUIRE(machine.commands_seen(Command::read_base) == 3);
}

TEST_CASE("a chip whose text makes no sense is unreadable")
{
    Emulator machine = make(any_kind());
    const auto reader = Reader::open(machine.connect()).value();
    auto card = example_card();
    card.text[1] = std::byte{0xdc};
    card.text[0] = std::byte{0x00};
    machine.place(card);
    REQUIRE(problem_of(*reader) == CardProblem::unreadable);
}

TEST_CASE("a secure module that fails is told apart from a card")
{
    Emulator machine = make(any_kind());
    const auto reader = Reader::open(machine.connect()).value();
    machine.place(example_card());
    machine.fail_secure_module();
    REQUIRE(reader->state().value() == CardReaderState::failed);
    REQUIRE(reader->read_card().error().code == Errc::refused);
    REQUIRE(reader->is_card_left().error().code == Errc::refused);
    REQUIRE(Reader::open(machine.connect()).error().code == Errc::refused);
    machine.mend_secure_module();
    REQUIRE(reader->state().value() == CardReaderState::ready);
    card_of(*reader);
    machine.answer_always(Command::self_test, 0x66);
    REQUIRE(reader->state().value() == CardReaderState::failed);
}

TEST_CASE("an unplugged reader is gone, also while it is being waited for")
{
    Emulator machine = make(any_kind());
    const auto reader = Reader::open(machine.connect()).value();
    machine.place(example_card());
    machine.set_thinking_time(1h);
    auto reading = std::async(std::launch::async, [&reader] { return reader->read_card(); });
    machine.wait_for_waiting_driver();
    machine.plug_out();
    REQUIRE(reading.get().error().code == Errc::disconnected);

    machine.plug_in();
    machine.set_thinking_time(0ms);
    REQUIRE(reader->state().error().code == Errc::disconnected);
    const auto again = Reader::open(machine.connect()).value();
    card_of(*again);
}
