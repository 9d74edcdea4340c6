#include "drivers/emulation/serial_device.h"

#include <utility>

namespace drivers::emulation {

using base::Bytes;
using base::ByteView;
using base::Result;

static constexpr std::uint8_t in_endpoint = 0x82;
static constexpr std::uint8_t out_endpoint = 0x01;
static constexpr std::uint8_t notice_endpoint = 0x83;

SerialDevice::Label SerialDevice::bridge(Purpose purpose, std::string location)
{
    return {.usb = {0x1a86, 0x7523},
            .product = "Emulated USB bridge",
            .location = std::move(location),
            .purpose = purpose};
}

SerialDevice::SerialDevice(Label label) : PacketDevice(Patience::waits), label_(std::move(label)) {}

DeviceDescription SerialDevice::description() const
{
    const auto bulk = [](std::uint8_t address) {
        return Endpoint{.address = address, .type = TransferType::bulk, .max_packet = 64};
    };
    const Endpoint notice{
        .address = notice_endpoint, .type = TransferType::interrupt, .max_packet = 8};
    return {.id = label_.usb,
            .location = label_.location,
            .manufacturer = "",
            .product = label_.product,
            .serial = "",
            .interfaces = {{.number = 0,
                            .alternate = 0,
                            .class_code = 0x02,
                            .subclass = 0x02,
                            .protocol = 0x01,
                            .endpoints = {notice}},
                           {.number = 1,
                            .alternate = 0,
                            .class_code = 0x0a,
                            .subclass = 0,
                            .protocol = 0,
                            .endpoints = {bulk(in_endpoint), bulk(out_endpoint)}}},
            .purpose = label_.purpose};
}

Result<Bytes> SerialDevice::answer(const ControlSetup& setup, ByteView out)
{
    static constexpr std::uint8_t to_interface = 0x21;

    if (setup.request_type != to_interface || setup.index != 0)
        return PacketDevice::answer(setup, out);
    if (setup.request == cdc_set_line_coding)
        line_ = TRY(decode_line_coding(out));
    return Bytes{};
}

void SerialDevice::transmit(ByteView data)
{
    queue_packets(in_endpoint, data);
}

}  // namespace drivers::emulation
