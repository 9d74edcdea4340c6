// What goes wrong with a card.
#include "tests/hall/cards.h"

#include "base/json.h"
#include "tests/journeys/rig.h"

using namespace journeys;
using drivers::sdt::Command;

TEST_CASE("no card is put down")
{
    Rig rig;
    REQUIRE(rig.to_place_card());
    REQUIRE(rig.hall.until_noticed(NoticeId::no_card));
    REQUIRE(rig.hall.touch("retry"));
    rig.hall.place("three_certificates");
    REQUIRE(rig.hall.until_shown<ui::Certificates>());
}

TEST_CASE("the card slips while it is read, and is read when it is put down again")
{
    Rig rig;
    REQUIRE(rig.to_place_card());
    rig.hall.reader.slip_card_at_next_read();
    rig.hall.place("three_certificates");
    REQUIRE(rig.hall.until_noticed(NoticeId::card_moved));
    rig.hall.reader.lift();
    REQUIRE(rig.hall.touch("retry"));
    rig.hall.place("three_certificates");
    REQUIRE(rig.hall.until_shown<ui::Certificates>());
}

TEST_CASE("the card is forged")
{
    Rig rig;
    REQUIRE(rig.to_place_card());
    auto card = hall::card_of(rig.hall.centre.people(), "three_certificates");
    card.is_genuine = false;
    rig.hall.reader.place(card);
    REQUIRE(rig.hall.until_noticed(NoticeId::card_refused));
    REQUIRE(rig.go_home());
}

TEST_CASE("the card is of another kind")
{
    Rig rig;
    REQUIRE(rig.to_place_card());
    rig.hall.reader.answer_always(Command::select, 0x40);
    rig.hall.place("three_certificates");
    REQUIRE(rig.hall.until_noticed(NoticeId::card_unsupported));
}

TEST_CASE("the text on the card is broken UTF-16")
{
    Rig rig;
    REQUIRE(rig.to_place_card());
    auto card = hall::card_of(rig.hall.centre.people(), "three_certificates");
    // A high surrogate that nothing follows.
    card.text.at(0) = std::byte{0x00};
    card.text.at(1) = std::byte{0xd8};
    card.text.at(2) = std::byte{'a'};
    card.text.at(3) = std::byte{0x00};
    rig.hall.reader.place(card);
    REQUIRE(rig.hall.until_noticed(NoticeId::card_unreadable));
    REQUIRE(rig.go_home());
}

TEST_CASE("the card has expired")
{
    Rig rig;
    REQUIRE(rig.to_place_card());
    rig.hall.place("expired_card");
    REQUIRE(rig.hall.until_noticed(NoticeId::card_expired));
}

TEST_CASE("a line that damages a frame costs nobody their visit")
{
    Rig rig;
    REQUIRE(rig.to_place_card());
    rig.hall.reader.corrupt_next_answer();
    rig.hall.place("three_certificates");
    REQUIRE(rig.hall.until_shown<ui::Certificates>());
}

TEST_CASE("the reader is unplugged and comes back")
{
    Rig rig;
    REQUIRE(rig.until_ready());
    rig.hall.bus.unplug(rig.hall.reader);
    REQUIRE(rig.hall.until_shown<ui::OutOfService>());
    rig.hall.bus.plug_in(rig.hall.reader);
    REQUIRE(rig.to_list());
}

TEST_CASE("the reader's secure module fails")
{
    Rig rig;
    REQUIRE(rig.until_ready());
    rig.hall.reader.fail_secure_module();
    REQUIRE(rig.hall.until_shown<ui::OutOfService>());
    rig.hall.reader.mend_secure_module();
    REQUIRE(rig.hall.until_shown<ui::Attract>());
}
