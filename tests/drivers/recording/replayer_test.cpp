#include "drivers/recording/replayer.h"

#include "tests/catch.h"

using namespace drivers;
using namespace drivers::recording;
using base::Errc;

static constexpr std::string_view text =
    R"({"at":"1-1","action":"open","outcome":"ok"}
{"at":"1-1","action":"claim","interface":0,"alternate":0,"outcome":"ok"}
{"at":"1-1","action":"write","endpoint":2,"sent":"1004","accepted":1,"outcome":"ok"}
{"at":"1-1","action":"read","endpoint":129,"max":64,"outcome":"ok","received":"12"}
{"at":"1-2","action":"open","outcome":"not_found"}
{"at":"1-1","action":"control","request_type":192,"request":1,"value":0,)"
    R"("index":0,"length":1,"sent":"","outcome":"ok","received":"07"}
{"at":"1-1","action":"clear_halt","endpoint":129,"outcome":"timeout"}
)";

static DeviceDescription device_at(std::string location)
{
    return {.id = {1, 2},
            .location = std::move(location),
            .manufacturer = {},
            .product = {},
            .serial = {},
            .interfaces = {}};
}

static Interface first_interface()
{
    return {.number = 0,
            .alternate = 0,
            .class_code = 0,
            .subclass = 0,
            .protocol = 0,
            .endpoints = {}};
}

TEST_CASE("a driver that keeps to the story gets the story's outcomes")
{
    Replayer replayer(decode_story(text).value());
    REQUIRE(replayer.departure()->find("line 1") != std::string::npos);
    const auto wire = replayer.open(device_at("1-1")).value();
    REQUIRE(wire->claim(first_interface()));
    REQUIRE(wire->write(2, base::bytes({0x10, 0x04}), {}).value() == 1);
    REQUIRE(wire->read(0x81, 64, {}).value() == base::bytes({0x12}));
    REQUIRE(wire->control({0xc0, 1, 0, 0, 1}, {}, {}).value() == base::bytes({7}));
    REQUIRE(wire->clear_halt(0x81).error().code == Errc::timeout);
    // Devices do not wait for one another.
    REQUIRE(replayer.departure()->find("line 5") != std::string::npos);
    REQUIRE(replayer.open(device_at("1-2")).error().code == Errc::not_found);
    REQUIRE_FALSE(replayer.departure());
    REQUIRE(wire->clear_halt(0x81).error().code == Errc::refused);
    REQUIRE(replayer.departure()->find("after the end") != std::string::npos);
}

TEST_CASE("the first departure is told with its line and what was done instead, and stays")
{
    Replayer replayer(decode_story(text).value());
    const auto wire = replayer.open(device_at("1-1")).value();
    REQUIRE(wire->claim(first_interface()));
    REQUIRE(wire->write(2, base::bytes({0x10, 0x05}), {}).error().code == Errc::refused);
    const std::string expected =
        "line 3: the story goes on with: write 02 1004; the driver does: write 02 1005";
    REQUIRE(replayer.departure() == expected);
    REQUIRE(wire->write(2, base::bytes({0x10, 0x04}), {}).error().code == Errc::refused);
    REQUIRE(replayer.departure() == expected);
}

TEST_CASE("a read of another size is a departure")
{
    Replayer replayer(decode_story(text).value());
    const auto wire = replayer.open(device_at("1-1")).value();
    REQUIRE(wire->claim(first_interface()));
    REQUIRE(wire->write(2, base::bytes({0x10, 0x04}), {}));
    REQUIRE(wire->read(0x81, 65, {}).error().code == Errc::refused);
    REQUIRE(replayer.departure()->find("line 4") != std::string::npos);
}
