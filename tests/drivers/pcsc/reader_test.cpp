#include "drivers/pcsc/reader.h"

#include "drivers/emrtd/emulator.h"
#include "drivers/emrtd/reader.h"
#include "drivers/social_card/emulator.h"
#include "drivers/social_card/reader.h"
#include "tests/catch.h"
#include "tests/drivers/pcsc/virtual_reader.h"
#include "tests/eventually.h"

using namespace drivers;
using base::Errc;
using namespace std::chrono_literals;

// Long against what pcscd needs, and never waited out by a test that passes.
static constexpr auto soon = 20s;

static std::unique_ptr<SmartCardReader> open_reader()
{
    // pcscd answers before it has looked for its readers.
    std::unique_ptr<SmartCardReader> out;
    REQUIRE(tests::eventually([&out] {
        auto opened = pcsc::Reader::open("Virtual PCD 00 00");
        if (opened)
            out = std::move(*opened);
        return out != nullptr;
    }));
    return out;
}

TEST_CASE("through a real pcscd cards come, are read, and go")
{
    tests::VirtualReader machine;
    social_card::Emulator social("2.00");
    social.use_blocks();
    emrtd::Emulator chip;
    const auto reader = open_reader();
    REQUIRE(reader->model().starts_with("Virtual PCD"));
    REQUIRE(pcsc::list().value().size() >= 1);
    REQUIRE(pcsc::Reader::open("no such reader").error().code == Errc::not_found);
    REQUIRE(reader->presence().value() == CardPresence::absent);
    REQUIRE(reader->connect().error().code == Errc::not_found);
    REQUIRE(std::get<SocialCardProblem>(social_card::read(*reader).value()) ==
            SocialCardProblem::no_card);

    machine.insert(social);
    REQUIRE(reader->wait_for_change(CardPresence::absent, base::within(soon)).value() ==
            CardPresence::present);
    const auto card = std::get<SocialCard>(social_card::read(*reader).value());
    REQUIRE(card.name.reveal() == "测试甲");
    REQUIRE(card.number.reveal() == "11010519491231002X");

    machine.remove();
    REQUIRE(reader->wait_for_change(CardPresence::present, base::within(soon)).value() ==
            CardPresence::absent);
    machine.insert(chip);
    REQUIRE(reader->wait_for_change(CardPresence::absent, base::within(soon)).value() ==
            CardPresence::present);
    const auto printed = parse_mrz(emrtd::specimen_lines).value();
    const auto passport = std::get<Passport>(emrtd::read(*reader, printed).value());
    REQUIRE(passport.face.reveal() == chip.face());

    const auto connection = reader->connect().value();
    REQUIRE(connection->answer_to_reset() == chip.answer_to_reset());
    REQUIRE(connection->protocol() == CardProtocol::t1);
    const auto challenge = base::from_hex("0084000008").value();
    REQUIRE(base::to_hex(connection->transmit(challenge).value().reveal()) == "6982");
    REQUIRE(connection->reset());
    REQUIRE(connection->transmit(challenge));
    REQUIRE(open_reader()->connect().error().code == Errc::refused);  // In our hands.
    machine.remove();
    REQUIRE(tests::eventually([&connection, &challenge] {
        const auto answer = connection->transmit(challenge);
        return !answer && answer.error().code == Errc::not_found;
    }));
}

TEST_CASE("a pcscd that is not there, or ends, is told")
{
    tests::VirtualReader machine;
    const auto reader = open_reader();
    REQUIRE(reader->presence().value() == CardPresence::absent);
    REQUIRE(reader->wait_for_change(CardPresence::absent, base::within(0ms)).value() ==
            CardPresence::absent);
    machine.stop_pcscd();
    REQUIRE(reader->presence().error().code == Errc::disconnected);
    REQUIRE(pcsc::Reader::open().error().code == Errc::not_found);
    REQUIRE(pcsc::list().error().code == Errc::not_found);
}
