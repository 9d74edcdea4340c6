#include "drivers/recording/story.h"

#include "tests/catch.h"

#include <random>

using namespace drivers;
using namespace drivers::recording;
using base::Errc;

static DeviceDescription printer()
{
    return {.id = {0x04b8, 0x0e28},
            .location = "1-2.4",
            .manufacturer = "EPSON \"quoted\"",
            .product = "TM-T20III",
            .serial = "X",
            .interfaces = {{.number = 0,
                            .alternate = 1,
                            .class_code = 7,
                            .subclass = 1,
                            .protocol = 2,
                            .endpoints = {{0x82, TransferType::bulk, 64},
                                          {0x83, TransferType::interrupt, 8}}}}};
}

static std::vector<Step> one_of_each()
{
    Step open;
    open.location = "1-2.4";
    Step claim = open;
    claim.action = Action::claim;
    claim.alternate = 1;
    Step write = open;
    write.action = Action::write;
    write.endpoint = 0x02;
    write.sent = base::bytes({0x10, 0x04, 0x01});
    write.accepted = 2;
    Step read = open;
    read.action = Action::read;
    read.endpoint = 0x82;
    read.max = 64;
    read.received = base::bytes({0x12});
    Step control = open;
    control.action = Action::control;
    control.setup = {0xa1, 0, 0, 0x0100, 1024};
    control.received = base::bytes({0, 2});
    Step stalled = read;
    stalled.received.clear();
    stalled.error = Errc::refused;
    Step clear = open;
    clear.action = Action::clear_halt;
    clear.endpoint = 0x82;
    return {open, claim, write, read, control, stalled, clear};
}

TEST_CASE("a story reads as it was written")
{
    std::string text = encode_device(printer()) + "\n\n";
    for (const auto& step : one_of_each())
        text += encode_step(step) + "\n";
    const auto story = decode_story(text).value();
    REQUIRE(story.devices == std::vector{printer()});
    const auto expected = one_of_each();
    REQUIRE(story.steps.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        REQUIRE(is_same_call(story.steps[i], expected[i]));
        REQUIRE(story.steps[i].error == expected[i].error);
        REQUIRE(story.steps[i].accepted == expected[i].accepted);
        REQUIRE(story.steps[i].received == expected[i].received);
        REQUIRE(story.steps[i].line == static_cast<int>(i) + 3);
    }
}

TEST_CASE("the purpose of a serial line stands in its story, a wrong one does not pass")
{
    auto line = printer();
    line.purpose = Purpose::id_card_reader;
    const auto text = encode_device(line);
    REQUIRE(text.find(R"("purpose":"id_card_reader")") != std::string::npos);
    REQUIRE(decode_story(text).value().devices == std::vector{line});
    REQUIRE(encode_device(printer()).find("purpose") == std::string::npos);
    auto wrong = text;
    wrong.replace(wrong.find("id_card_reader"), 14, "moon");
    REQUIRE(decode_story(wrong).error().code == Errc::malformed);
}

TEST_CASE("a broken story names its line")
{
    const auto good = encode_step(one_of_each().front());
    for (const auto* broken :
         {"{", "[]", "{}", R"({"at":"1-1","action":"jump","outcome":"ok"})",
          R"({"at":"1-1","action":"open","outcome":"fine"})",
          R"({"at":"1-1","action":"open","outcome":"ok","extra":1})",
          R"({"at":"1-1","action":"read","endpoint":300,"max":1,"outcome":"timeout"})",
          R"({"at":"1-1","action":"read","endpoint":129,"max":1,"outcome":"ok","received":"0102"})",
          R"({"at":"1-1","action":"write","endpoint":1,"sent":"0","outcome":"timeout"})",
          R"({"at":"1-1","action":"write","endpoint":1,"sent":"00","accepted":2,"outcome":"ok"})",
          R"({"device":"1-1"})"}) {
        INFO(broken);
        const auto story = decode_story(good + "\n" + broken + "\n");
        REQUIRE(story.error().code == Errc::malformed);
        REQUIRE(story.error().detail.find("line 2") != std::string::npos);
    }
}

TEST_CASE("random damage to a story is found or harmless")
{
    std::mt19937 random(5);
    std::string good = encode_device(printer()) + "\n";
    for (const auto& step : one_of_each())
        good += encode_step(step) + "\n";
    int refused = 0;
    for (int round = 0; round < 1000; ++round) {
        auto text = good;
        text[random() % text.size()] = static_cast<char>(random() & 0x7f);
        refused += !decode_story(text);
    }
    REQUIRE(refused > 500);
}

TEST_CASE("a long transfer is described by its beginning and its size")
{
    auto write = one_of_each()[2];
    REQUIRE(describe_call(write) == "write 02 100401");
    write.sent.resize(1000);
    REQUIRE(describe_call(write).size() < 120);
    REQUIRE(describe_call(write).find("1000 bytes") != std::string::npos);
    for (const auto& step : one_of_each())
        REQUIRE_FALSE(describe_call(step).empty());
}
