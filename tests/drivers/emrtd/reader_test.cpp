#include "drivers/emrtd/reader.h"

#include "drivers/emrtd/emulator.h"
#include "tests/catch.h"
#include "tests/drivers/emrtd/vectors.h"

#include <functional>

using namespace drivers;
using namespace drivers::emrtd;
using base::Errc;
using emulation::SmartCardSlot;

static const std::string example_lines =
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n"
    "L898902C<3UTO6908061F9406236ZE184226B<<<<<14";

static PassportReading reading_of(Emulator& chip, std::string_view lines = specimen_lines)
{
    SmartCardSlot slot;
    slot.insert(chip);
    auto out = read(slot, parse_mrz(lines).value()).value();
    REQUIRE_FALSE(slot.is_powered());
    return out;
}

static PassportProblem problem_of(Emulator& chip, std::string_view lines = specimen_lines)
{
    const auto reading = reading_of(chip, lines);
    REQUIRE(std::holds_alternative<PassportProblem>(reading));
    return std::get<PassportProblem>(reading);
}

TEST_CASE("a chip opens to its printed lines, and tells lines, face and security object")
{
    for (std::size_t size : {4UL, 200UL, 223UL, 15000UL, 32000UL}) {
        Emulator chip(std::string(specimen_lines), size);
        const auto passport = std::get<Passport>(reading_of(chip));
        REQUIRE(passport.mrz.number.reveal() == "L898902C3");
        REQUIRE(passport.mrz.surname.reveal() == "ERIKSSON");
        REQUIRE(passport.face.reveal() == chip.face());
        REQUIRE(passport.face_format == FaceFormat::jpeg);
        REQUIRE(passport.security_object.reveal().size() == 1804);
        REQUIRE(passport.data_group_1.reveal().size() == 93);
    }
}

// Over the very numbers of the worked example: terminal, chip and both sessions.
TEST_CASE("the worked example is a reading")
{
    Emulator chip(example_lines);
    chip.use_secrets(vectors::bytes("RND.IC"), vectors::bytes("K.IC"));
    SmartCardSlot slot;
    slot.insert(chip);
    const auto connection = slot.connect().value();
    std::vector<base::Bytes> asked;
    class Listening final : public CardLink {
    public:
        Listening(CardLink& link, std::vector<base::Bytes>& heard) : link_(link), heard_(heard) {}
        CardProtocol protocol() const override { return link_.protocol(); }
        base::Result<CardAnswer> transmit(base::ByteView command) override
        {
            heard_.emplace_back(command.begin(), command.end());
            return link_.transmit(command);
        }

    private:
        CardLink& link_;
        std::vector<base::Bytes>& heard_;
    };
    Listening link(*connection, asked);
    const auto random = [](std::size_t count) {
        return vectors::bytes(count == challenge_size ? "RND.IFD" : "K.IFD");
    };
    const auto reading = read(link, parse_mrz(example_lines).value(), random).value();
    REQUIRE(std::holds_alternative<Passport>(reading));
    const auto proof = "0082000028" + vectors::text("E.IFD") + vectors::text("M.IFD") + "28";
    REQUIRE(asked.at(2) == base::from_hex(proof).value());
    REQUIRE(asked.at(3) == vectors::bytes("protected_SELECT_EF.COM"));
    REQUIRE(base::to_hex(asked.at(4)) == "0cb000000d9701048e08ed6705417e96ba5500");
    REQUIRE(base::to_hex(asked.at(5)) == "0cb000040d9701128e082ea28a70f3c7b53500");
}

TEST_CASE("cards open too, also those with a long number")
{
    const std::string card =
        "I<UTOD23145890<7349<<<<<<<<<<<\n"
        "3407127M9507122UTO<<<<<<<<<<<2\n"
        "STEVENSON<<PETER<JOHN<<<<<<<<<";
    Emulator chip(card);
    REQUIRE(std::get<Passport>(reading_of(chip, card)).mrz.number.reveal() == "D23145890734");
}

TEST_CASE("other lines do not open it")
{
    Emulator chip;
    REQUIRE(problem_of(chip, example_lines) == PassportProblem::wrong_mrz);
}

TEST_CASE("a chip that opens only by PACE, and another card, are not supported")
{
    Emulator newer;
    newer.open_only_by_pace();
    REQUIRE(problem_of(newer) == PassportProblem::unsupported);
    Emulator other;
    other.be_another_card();
    REQUIRE(problem_of(other) == PassportProblem::unsupported);
}

TEST_CASE("a chip that cannot prove its key is refused")
{
    Emulator liar;
    liar.corrupt_proof();
    REQUIRE(problem_of(liar) == PassportProblem::refused);
    Emulator replaying;
    replaying.answer_for_other_challenge();
    REQUIRE(problem_of(replaying) == PassportProblem::refused);
}

TEST_CASE("whatever is done to a reply on its way is noticed, at any reply")
{
    using Spoil = void (Emulator::*)(std::size_t);
    Emulator whole(std::string(specimen_lines), 700);
    REQUIRE(std::holds_alternative<Passport>(reading_of(whole)));
    for (Spoil spoil : {&Emulator::corrupt_reply, &Emulator::bare_reply, &Emulator::change_status,
                        &Emulator::cut_reply})
        for (std::size_t i = 0; i < whole.protected_replies(); ++i) {
            Emulator chip(std::string(specimen_lines), 700);
            (chip.*spoil)(i);
            const auto problem = problem_of(chip);
            INFO(i);
            REQUIRE(
                (problem == PassportProblem::refused || problem == PassportProblem::unreadable));
        }
}

TEST_CASE("files that lie about their length, or lack, make a chip unreadable")
{
    using Bytes = base::Bytes;
    const std::vector<std::function<void(Emulator&)>> lies{
        [](Emulator& c) {
            c.set_file(File::data_group_2, base::bytes({0x75, 0x82, 0x7f, 0xff}));
        },
        [](Emulator& c) {
            c.set_file(File::data_group_2, base::bytes({0x75, 0x82, 0x10, 0, 1}));
        },
        [](Emulator& c) {
            c.set_file(File::data_group_2, base::bytes({0x75, 0x01, 0x00}));
        },
        [](Emulator& c) { c.set_file(File::data_group_1, Bytes(200)); },
        [](Emulator& c) {
            c.set_file(File::common, base::bytes({0x60, 0x84, 0, 0, 0, 1}));
        },
        [](Emulator& c) { c.forget_file(File::common); },
        [](Emulator& c) { c.forget_file(File::data_group_1); },
        [](Emulator& c) { c.forget_file(File::data_group_2); },
    };
    for (const auto& lie : lies) {
        Emulator chip;
        lie(chip);
        REQUIRE(problem_of(chip) == PassportProblem::unreadable);
    }
    Emulator unsigned_chip;
    unsigned_chip.forget_file(File::security_object);
    REQUIRE(std::get<Passport>(reading_of(unsigned_chip)).security_object.is_empty());
}

TEST_CASE("lines of somebody else in the chip are refused")
{
    Emulator chip;
    base::Bytes file{std::byte{0x61}, std::byte{0x5b}, std::byte{0x5f}, std::byte{0x1f},
                     std::byte{0x58}};
    auto lines = example_lines;
    std::erase(lines, '\n');
    base::append(file, lines);
    chip.set_file(File::data_group_1, file);
    REQUIRE(problem_of(chip) == PassportProblem::refused);
}

TEST_CASE("a document that leaves in the middle has moved, at every step")
{
    std::size_t steps = 0;
    for (; steps < 200; ++steps) {
        Emulator chip(std::string(specimen_lines), 400);
        SmartCardSlot slot;
        slot.insert(chip);
        slot.remove_after(steps);
        const auto reading = read(slot, parse_mrz(specimen_lines).value()).value();
        if (std::holds_alternative<Passport>(reading))
            break;
        REQUIRE(std::get<PassportProblem>(reading) == PassportProblem::moved);
    }
    REQUIRE(steps > 10);
    REQUIRE(steps < 200);
    SmartCardSlot empty;
    REQUIRE(std::get<PassportProblem>(read(empty, parse_mrz(specimen_lines).value()).value()) ==
            PassportProblem::no_card);
}
