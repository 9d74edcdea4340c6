#include "drivers/social_card/reader.h"

#include "drivers/social_card/emulator.h"
#include "tests/catch.h"

#include <functional>

using namespace drivers;
using namespace drivers::social_card;
using base::Errc;
using emulation::SmartCardSlot;

static constexpr std::uint8_t verify_pin = 0x20;
static constexpr std::uint8_t external_authenticate = 0x82;
static constexpr std::uint8_t read_record_byte = 0xb2;
static constexpr std::uint8_t select_byte = 0xa4;

static SocialCardReading reading_of(Emulator& card)
{
    SmartCardSlot slot;
    slot.insert(card);
    auto out = read(slot).value();
    REQUIRE_FALSE(slot.is_powered());
    REQUIRE(slot.commands_seen(verify_pin) == 0);
    REQUIRE(slot.commands_seen(external_authenticate) == 0);
    return out;
}

static SocialCard card_of(Emulator& card)
{
    const auto reading = reading_of(card);
    if (const auto* problem = std::get_if<SocialCardProblem>(&reading))
        FAIL(name_of(*problem));
    return std::get<SocialCard>(reading);
}

static SocialCardProblem problem_of(Emulator& card)
{
    const auto reading = reading_of(card);
    REQUIRE(std::holds_alternative<SocialCardProblem>(reading));
    return std::get<SocialCardProblem>(reading);
}

static void require_holder(const SocialCard& card)
{
    REQUIRE(card.number.reveal() == "11010519491231002X");
    REQUIRE(card.name.reveal() == "测试甲");
    REQUIRE(card.sex.reveal() == "2");
    REQUIRE(card.ethnic_group.reveal() == "01");
    REQUIRE(card.birth.reveal() == "19491231");
    REQUIRE(card.card_number.reveal() == "A00000001");
    REQUIRE(card.identification.reveal() == "330300d15600000500a1b2c3d4e5f607");
    REQUIRE(card.issued_on.reveal() == "20150601");
    REQUIRE(card.valid_to.reveal() == "20250531");
}

TEST_CASE("cards of both open generations are read, whatever their maker's manners")
{
    using Manners = void (*)(Emulator&);
    const std::vector<Manners> manners{
        [](Emulator&) {},
        [](Emulator& card) { card.fetch_answers(); },
        [](Emulator& card) { card.insist_on_lengths(); },
        [](Emulator& card) { card.know_no_short_names(); },
        [](Emulator& card) { card.use_blocks(); },
        [](Emulator& card) {
            card.insist_on_lengths();
            card.know_no_short_names();
        },
    };
    for (const auto* version : {"1.00", "2.00"})
        for (auto have : manners) {
            Emulator card(version);
            have(card);
            const auto read = card_of(card);
            require_holder(read);
            REQUIRE((read.generation == SocialCardGeneration::first) == (version[0] == '1'));
        }
}

TEST_CASE("a card of the third generation needs the centre, and nothing of its holder is asked")
{
    Emulator card("3.00");
    SmartCardSlot slot;
    slot.insert(card);
    REQUIRE(std::get<SocialCardProblem>(read(slot).value()) ==
            SocialCardProblem::needs_central_authentication);
    REQUIRE(slot.commands_seen(read_record_byte) == 1);
    REQUIRE(problem_of(card) == SocialCardProblem::needs_central_authentication);
}

TEST_CASE("a card that claims to be open and wants a key is believed the key")
{
    Emulator card("2.00");
    card.protect(File::holder);
    REQUIRE(problem_of(card) == SocialCardProblem::needs_central_authentication);
}

TEST_CASE("a version that is not known is never guessed")
{
    Emulator unwritten("");
    REQUIRE(problem_of(unwritten) == SocialCardProblem::unsupported);
    Emulator newer("4.00");
    REQUIRE(problem_of(newer) == SocialCardProblem::unsupported);
    Emulator silent("2.00");
    silent.forget_record(File::issuer, 3);
    REQUIRE(problem_of(silent) == SocialCardProblem::unsupported);
}

TEST_CASE("another card, a locked one and a mute one are told apart")
{
    Emulator other;
    other.be_another_card();
    REQUIRE(problem_of(other) == SocialCardProblem::unsupported);
    Emulator locked;
    locked.answer_always(select_byte, 0x6283);
    REQUIRE(problem_of(locked) == SocialCardProblem::locked);
    Emulator blocked;
    blocked.answer_always(read_record_byte, 0x9303);
    REQUIRE(problem_of(blocked) == SocialCardProblem::locked);
    Emulator broken;
    broken.break_down();
    REQUIRE(problem_of(broken) == SocialCardProblem::unreadable);
    SmartCardSlot slot;
    REQUIRE(std::get<SocialCardProblem>(read(slot).value()) == SocialCardProblem::no_card);
    slot.insert_upside_down();
    REQUIRE(std::get<SocialCardProblem>(read(slot).value()) == SocialCardProblem::unreadable);
    slot.unplug();
    REQUIRE(read(slot).error().code == Errc::disconnected);
}

TEST_CASE("a card that leaves in the middle has moved, at every step")
{
    std::size_t steps = 0;
    for (; steps < 100; ++steps) {
        Emulator card;
        SmartCardSlot slot;
        slot.insert(card);
        slot.remove_after(steps);
        const auto reading = read(slot).value();
        if (std::holds_alternative<SocialCard>(reading))
            break;
        REQUIRE(std::get<SocialCardProblem>(reading) == SocialCardProblem::moved);
        REQUIRE(slot.presence() == CardPresence::absent);
    }
    REQUIRE(steps > 8);
    REQUIRE(steps < 100);
}

TEST_CASE("records that lie about themselves make a card unreadable")
{
    const std::vector<std::string> lies{"", "08", "0812", "08ff3131", "0911b2e2", "0800"};
    for (const auto& lie : lies) {
        Emulator card;
        card.set_record(File::holder, 1, base::from_hex(lie).value());
        REQUIRE(problem_of(card) == SocialCardProblem::unreadable);
    }
    Emulator dateless;
    dateless.set_record(File::issuer, 6, base::from_hex("060420231399").value());
    REQUIRE(problem_of(dateless) == SocialCardProblem::unreadable);
    Emulator nameless;
    nameless.set_record(File::holder, 2, base::from_hex("09020000").value());
    REQUIRE(problem_of(nameless) == SocialCardProblem::unreadable);
}

TEST_CASE("what is not told of the holder is empty, and a number must be told")
{
    Emulator card;
    for (int record : {4, 5, 7})
        card.forget_record(File::holder, record);
    const auto read = card_of(card);
    REQUIRE(read.sex.is_empty());
    REQUIRE(read.ethnic_group.is_empty());
    REQUIRE(read.birth.is_empty());
    card.forget_record(File::holder, 1);
    REQUIRE(problem_of(card) == SocialCardProblem::unreadable);
}

TEST_CASE("a name that fills its record goes on in the next, also in the middle of a character")
{
    // 29 letters, and the first half of 测.
    auto beginning = base::from_hex("091e").value();
    base::append(beginning, std::string(29, 'A'));
    base::append(beginning, base::bytes({0xb2}));
    Emulator card;
    card.set_record(File::holder, 2, beginning);
    card.set_record(File::holder, 3, base::from_hex("4e04e2cad400").value());
    REQUIRE(card_of(card).name.reveal() == std::string(29, 'A') + "测试");
    card.forget_record(File::holder, 3);
    REQUIRE(problem_of(card) == SocialCardProblem::unreadable);
}
