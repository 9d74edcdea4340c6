#include "drivers/sdt/framing.h"

#include "drivers/emulation/packet_device.h"
#include "drivers/sdt/emulator.h"
#include "drivers/sdt/models.h"
#include "drivers/sdt/reader.h"
#include "tests/catch.h"

#include <algorithm>

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

static Endpoint interrupt(int address, std::uint16_t packet = 64)
{
    return {static_cast<std::uint8_t>(address), TransferType::interrupt, packet};
}

static DeviceDescription with_class(DeviceDescription device, int class_code)
{
    device.interfaces.front().class_code = static_cast<std::uint8_t>(class_code);
    return device;
}

static std::vector<Framing> framings_of(const DeviceDescription& device)
{
    std::vector<Framing> out;
    for (const auto& wiring : wirings_of(device))
        out.push_back(wiring.framing);
    return out;
}

TEST_CASE("the endpoints decide the framing")
{
    const auto four = wirings_of(device_with({bulk(0x02), bulk(0x06), bulk(0x81), bulk(0x85)}));
    REQUIRE(four.size() == 1);
    REQUIRE(four[0].framing == Framing::four_pipes);
    REQUIRE(four[0].body_out.address == 0x06);
    REQUIRE(four[0].body_in.address == 0x85);

    const auto two = wirings_of(device_with({bulk(0x83, 512), bulk(0x04, 512)}));
    REQUIRE(two.size() == 1);
    REQUIRE(two[0].framing == Framing::two_endpoints);
    REQUIRE(two[0].out.address == 0x04);
    REQUIRE(two[0].in.address == 0x83);
    REQUIRE(wirings_of(device_with({bulk(0x04), bulk(0x83)}))[0].in.address == 0x83);
}

TEST_CASE("whole frames and pieces are told apart by class and type, and by trying")
{
    using enum Framing;
    const auto pair = device_with({bulk(0x81), bulk(0x02)});
    REQUIRE(framings_of(pair) == std::vector{pieces, two_endpoints});
    REQUIRE(framings_of(with_class(pair, 0)) == std::vector{two_endpoints, pieces});
    REQUIRE(framings_of(device_with({interrupt(0x81), interrupt(0x02)})) == std::vector{pieces});
    REQUIRE(framings_of(device_with({bulk(0x81, 512), bulk(0x02, 512)})) ==
            std::vector{two_endpoints});
}

TEST_CASE("a reader of reports has an OUT endpoint or is written to over the control endpoint")
{
    const auto with = wirings_of(with_class(device_with({interrupt(0x81), interrupt(0x02)}), 3));
    REQUIRE(with.at(0).framing == Framing::hid_reports);
    REQUIRE(with.at(0).out.address == 0x02);
    const auto without = wirings_of(with_class(device_with({interrupt(0x81)}), 3));
    REQUIRE(without.at(0).out.type == TransferType::control);
    REQUIRE(wirings_of(with_class(device_with({interrupt(0x81, 8)}), 3)).empty());
    REQUIRE(wirings_of(with_class(device_with({interrupt(0x02)}), 3)).empty());
}

TEST_CASE("a serial line is a reader's when it is named for one")
{
    Emulator machine(Framing::serial_line);
    auto device = machine.description();
    REQUIRE(framings_of(device) == std::vector{Framing::serial_line});
    REQUIRE(recognises(device));
    device.purpose = Purpose::code_scanner;
    REQUIRE_FALSE(recognises(device));
    device.purpose = Purpose::unstated;
    REQUIRE_FALSE(recognises(device));  // A bridge, behind which could be anything.
    device.id = usb_ids().front();
    REQUIRE(recognises(device));
    device.purpose = Purpose::code_scanner;
    REQUIRE_FALSE(recognises(device));
    device = device_with({bulk(0x81), bulk(0x02)});
    device.purpose = Purpose::id_card_reader;
    REQUIRE_FALSE(recognises(device));
}

TEST_CASE("endpoints that fit no framing are not taken for a reader")
{
    for (const auto& endpoints : {std::vector<Endpoint>{},
                                  {bulk(0x81)},
                                  {bulk(0x81), bulk(0x82)},
                                  {bulk(1), bulk(2)},
                                  {interrupt(0x81), bulk(0x02)},
                                  {bulk(0x81, 0), bulk(0x02)},
                                  {bulk(0x02), bulk(0x06), bulk(0x81), bulk(0x86)}}) {
        REQUIRE(wirings_of(device_with(endpoints)).empty());
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

static constexpr auto framings = {Framing::four_pipes, Framing::two_endpoints, Framing::pieces,
                                  Framing::hid_reports, Framing::serial_line};

TEST_CASE("what an earlier run left in the reader is thrown away")
{
    for (auto framing : framings) {
        Emulator machine(framing);
        auto link = Link::open(machine.connect()).value();
        REQUIRE(link.send(Command::find, base::within(1s)));
        REQUIRE(link.settle());
        REQUIRE(link.receive(base::within(1s)).error().code == base::Errc::timeout);
    }
}

TEST_CASE("a reader that keeps old answers is emptied before each command")
{
    Emulator machine(Framing::pieces);
    auto link = Link::open(machine.connect()).value();
    REQUIRE(link.send(Command::find, base::within(1s)));
    REQUIRE(link.send(Command::secure_module_id, base::within(1s)));
    const auto answer = decode_answer(link.receive(base::within(1s)).value()).value();
    REQUIRE(answer.data.reveal().size() == 16);
}

TEST_CASE("a record that fills its last report is read, and one that ends a byte into it")
{
    for (std::size_t photo : {1009UL, 1010UL, 1024UL}) {
        Emulator machine(Framing::hid_reports);
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

namespace {

// A reader whose descriptors speak for pieces and which nevertheless knows only whole frames: it
// answers nothing to the first framing that is tried.
class Deceiver final : public emulation::PacketDevice {
public:
    explicit Deceiver(DeviceDescription shown)
        : PacketDevice(Patience::ends_at_once), shown_(std::move(shown))
    {
    }
    DeviceDescription description() const override { return shown_; }
    int tries() const { return tries_; }

private:
    void take(std::uint8_t, base::ByteView data) override
    {
        static const auto mark = base::bytes({0xaa, 0xaa, 0xaa, 0x96, 0x69});
        if (data.size() < mark.size() || !std::ranges::equal(data.first(mark.size()), mark))
            return;  // What ends a half command is none.
        // Three askings belong to one framing.
        if (++tries_ <= 3)
            return;
        const bool is_test = tries_ == 4;
        auto body = base::bytes({0, 0, 0x90});
        if (!is_test)
            body.resize(body.size() + 16);
        queue_packets(0x81, encode_frame(body));
    }

    DeviceDescription shown_;
    int tries_ = 0;
};

}  // namespace

TEST_CASE("a reader that is silent in the likely framing is tried in the other")
{
    Deceiver machine(device_with({bulk(0x81), bulk(0x02)}));
    const auto reader = Reader::open(machine.connect()).value();
    REQUIRE(reader->secure_module() == "00.00-00000000-0000000000-0000000000");
    REQUIRE(machine.tries() == 5);

    Deceiver only_pieces(device_with({interrupt(0x81), interrupt(0x02)}));
    REQUIRE(Reader::open(only_pieces.connect()).error().code == base::Errc::timeout);
    REQUIRE(only_pieces.tries() == 3);
}

TEST_CASE("a reader that has half a command takes the next one again")
{
    for (const auto framing :
         {Framing::four_pipes, Framing::two_endpoints, Framing::pieces, Framing::serial_line}) {
        Emulator machine(framing);
        auto link = Link::open(machine.connect()).value();
        auto wire = machine.connect();
        for (const auto& interface : machine.description().interfaces)
            REQUIRE(wire->claim(interface));
        const auto half = base::bytes({0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x00});
        REQUIRE(wire->write(0x02, half, base::within(1s)));
        REQUIRE(link.send(Command::self_test, base::within(1s)));
        REQUIRE_FALSE(link.receive(base::within(1s)));
        REQUIRE(link.end_half_command(base::within(1s)));
        REQUIRE(link.settle());
        REQUIRE(link.send(Command::self_test, base::within(1s)));
        REQUIRE(link.receive(base::within(1s)));
    }
}

namespace {

// Gives its reports, one of them cut.
class ShortReports final : public emulation::PacketDevice {
public:
    ShortReports() : PacketDevice(Patience::ends_at_once) {}
    DeviceDescription description() const override
    {
        return Emulator(Framing::hid_reports).description();
    }

private:
    void take(std::uint8_t, base::ByteView) override {}
    base::Result<base::Bytes> answer(const ControlSetup&, base::ByteView) override
    {
        // Zeros in the body: with 32 of them lost, those at the end make the frame whole again.
        auto body = base::bytes({0, 0, 0x90});
        body.resize(60);
        auto frame = encode_frame(body);
        frame.resize(128);
        queue_packet(0x81, base::ByteView(frame).first(32));
        queue_packet(0x81, base::ByteView(frame).subspan(64));
        return base::Bytes{};
    }
};

}  // namespace

TEST_CASE("a report that is cut short is not made good by the zeros of the last")
{
    ShortReports machine;
    auto link = Link::open(machine.connect()).value();
    REQUIRE(link.send(Command::self_test, base::within(1s)));
    const auto body = link.receive(base::within(1s));
    REQUIRE_FALSE(body);
    REQUIRE(body.error().code == base::Errc::malformed);
}
