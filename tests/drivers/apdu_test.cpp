#include "drivers/apdu.h"

#include "tests/catch.h"
#include "tests/drivers/scripted_card.h"

using namespace drivers;
using base::Errc;
using tests::ScriptedCard;
using Asked = std::vector<std::string>;

TEST_CASE("commands have the four short forms")
{
    REQUIRE(base::to_hex(encode({.instruction = 0x84, .p1 = 1, .p2 = 2})) == "00840102");
    REQUIRE(base::to_hex(encode({.instruction = 0x84, .expected = 8})) == "0084000008");
    REQUIRE(base::to_hex(encode({.instruction = 0xb0, .expected = 256})) == "00b0000000");
    REQUIRE(base::to_hex(encode({.instruction = 0xa4, .data = base::bytes({0xef, 5})})) ==
            "00a4000002ef05");
    REQUIRE(base::to_hex(
                encode({.instruction = 0xa4, .data = base::bytes({0xef, 5}), .expected = 16})) ==
            "00a4000002ef0510");
}

TEST_CASE("a reply is data and two status bytes, and never less or more")
{
    const auto reply = decode_card_reply(base::from_hex("01026a82").value()).value();
    REQUIRE(reply.status == 0x6a82);
    REQUIRE(reply.data.reveal() == base::bytes({1, 2}));
    for (std::size_t size : {0, 1, 259})
        REQUIRE(decode_card_reply(base::Bytes(size)).error().code == Errc::malformed);
    REQUIRE(decode_card_reply(base::Bytes(258)));
}

TEST_CASE("what waits is fetched until all is there")
{
    ScriptedCard card({"6102", "0a0b6101", "0c9000"});
    const auto reply = ask(card, {.instruction = 0xb2, .p1 = 1, .p2 = 4, .expected = 3}).value();
    REQUIRE(reply.is_done());
    REQUIRE(reply.data.reveal() == base::bytes({10, 11, 12}));
    REQUIRE(card.asked == Asked{"00b2010403", "00c0000002", "00c0000001"});
}

TEST_CASE("the length that a card names is asked for, once")
{
    ScriptedCard card({"6c12", "019000"});
    REQUIRE(ask(card, {.instruction = 0xb2, .p1 = 1, .p2 = 4, .expected = 256}).value().is_done());
    REQUIRE(card.asked == Asked{"00b2010400", "00b2010412"});
    ScriptedCard stubborn({"6c12", "6c13"});
    REQUIRE(ask(stubborn, {.instruction = 0xb2, .expected = 1}).value().status == 0x6c13);
    ScriptedCard fetched({"6100", "6c02", "01029000"});
    const auto reply = ask(fetched, {.instruction = 0xb2, .expected = 1}).value();
    REQUIRE(reply.data.reveal() == base::bytes({1, 2}));
    REQUIRE(fetched.asked.back() == "00c0000002");
}

TEST_CASE("over bytes a command that carries data names no length")
{
    const CardCommand command{.instruction = 0x82, .data = base::bytes({1}), .expected = 40};
    ScriptedCard bytes({"9000"}, CardProtocol::t0);
    REQUIRE(ask(bytes, command));
    REQUIRE(bytes.asked == Asked{"008200000101"});
    ScriptedCard blocks({"9000"}, CardProtocol::t1);
    REQUIRE(ask(blocks, command));
    REQUIRE(blocks.asked == Asked{"00820000010128"});
}

TEST_CASE("a card that has always more is given up")
{
    ScriptedCard card(std::deque<std::string>(100, "aa6101"));
    REQUIRE(ask(card, {.instruction = 0xb2, .expected = 1}).error().code == Errc::malformed);
    REQUIRE(card.asked.size() < 20);
}

TEST_CASE("a refusal is a reply, and a card that left is none")
{
    ScriptedCard card({"6a82", "6105"});
    REQUIRE(ask(card, {.instruction = 0xa4}).value().status == status_no_file);
    REQUIRE(ask(card, {.instruction = 0xa4}).error().code == Errc::not_found);
    ScriptedCard broken({"90"});
    REQUIRE(ask(broken, {.instruction = 0xa4}).error().code == Errc::malformed);
}
