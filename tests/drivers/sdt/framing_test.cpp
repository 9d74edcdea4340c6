#include "drivers/sdt/framing.h"

#include "drivers/sdt/emulator.h"
#include "drivers/sdt/models.h"
#include "drivers/sdt/reader.h"
#include "tests/catch.h"

using namespace drivers;
using namespace drivers::sdt;
using namespace std::chrono_literals;

static Endpoint bulk(int address, std::uint16_t packet = 64)
{
    return {static_cast<std::uint8_t>(address), TransferType::bulk, packet};
}

static DeviceDescription device_with(std::vector<Endpoint> endpoints)
{
    return {.id = usb_ids().front(),
            .location = "1-1",
            .manufacturer = "",
            .product = "",
            .serial = "",
            .interfaces = {{.number = 0,
                            .alternate = 0,
                            .class_code = 255,
                            .subclass = 0,
                            .protocol = 0,
                            .endpoints = std::move(endpoints)}}};
}

TEST_CASE("the endpoints decide the framing")
{
    const auto four = wiring_of(device_with({bulk(0x02), bulk(0x06), bulk(0x81), bulk(0x85)}));
    REQUIRE(four->framing == Framing::four_pipes);
    REQUIRE(four->body_out.address == 0x06);
    REQUIRE(four->body_in.address == 0x85);

    const auto two = wiring_of(device_with({bulk(0x83), bulk(0x04)}));
    REQUIRE(two->framing == Framing::two_endpoints);
    REQUIRE(two->out.address == 0x04);
    REQUIRE(two->in.address == 0x83);
    REQUIRE(wiring_of(device_with({bulk(0x04), bulk(0x83)}))->in.address == 0x83);
}

TEST_CASE("endpoints that fit no framing are not taken for a reader")
{
    const Endpoint interrupt{0x81, TransferType::interrupt, 64};
    for (const auto& endpoints : {std::vector<Endpoint>{},
                                  {bulk(0x81)},
                                  {bulk(0x81), bulk(0x82)},
                                  {bulk(1), bulk(2)},
                                  {interrupt, bulk(0x02)},
                                  {bulk(0x81, 0), bulk(0x02)},
                                  {bulk(0x02), bulk(0x06), bulk(0x81), bulk(0x86)}}) {
        REQUIRE_FALSE(wiring_of(device_with(endpoints)));
        REQUIRE_FALSE(recognises(device_with(endpoints)));
    }
}

TEST_CASE("a reader is recognised by its id and its endpoints together")
{
    auto device = device_with({bulk(0x81), bulk(0x02)});
    for (const auto& model : models()) {
        device.id = model.usb;
        REQUIRE(recognises(device));
        REQUIRE_FALSE(model.name.empty());
    }
    device.id = {0x04b8, 0x0e15};
    REQUIRE_FALSE(recognises(device));
}

TEST_CASE("an answer that fills its last packet needs no empty packet after it")
{
    // Around the data stand 15 bytes of a whole frame, 8 of its second part.
    for (const auto& [framing, photo] :
         {std::pair{Framing::two_endpoints, 1009UL}, {Framing::four_pipes, 1016UL}}) {
        Emulator machine(framing);
        auto link = Link::open(machine.connect()).value();
        auto card = example_card();
        card.photo.resize(photo);
        machine.place(card);
        for (auto command : {Command::find, Command::select, Command::read_base}) {
            REQUIRE(link.send(command, base::within(1s)));
            const auto body = link.receive(base::within(1s));
            REQUIRE(body);
            REQUIRE(decode_answer(*body).value().status >= 0x90);
        }
    }
}

TEST_CASE("what an earlier run left in the reader is thrown away")
{
    for (auto framing : {Framing::four_pipes, Framing::two_endpoints}) {
        Emulator machine(framing);
        auto link = Link::open(machine.connect()).value();
        REQUIRE(link.send(Command::find, base::within(1s)));
        REQUIRE(link.settle());
        REQUIRE(link.receive(base::within(1s)).error().code == base::Errc::timeout);
    }
}
