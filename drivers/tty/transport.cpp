#include "drivers/tty/transport.h"

#include <algorithm>

namespace drivers::tty {

using base::Bytes;
using base::ByteView;
using base::Errc;
using base::Result;

static constexpr std::uint8_t communication_interface = 0;
static constexpr std::uint8_t data_interface = 1;
static constexpr std::uint8_t in_endpoint = 0x81;
static constexpr std::uint8_t out_endpoint = 0x01;
static constexpr std::uint16_t packet_size = 64;

std::vector<Interface> line_interfaces()
{
    const auto bulk = [](std::uint8_t address) {
        return Endpoint{.address = address, .type = TransferType::bulk, .max_packet = packet_size};
    };
    return {{.number = communication_interface,
             .alternate = 0,
             .class_code = 0x02,
             .subclass = 0x02,
             .protocol = 0x01,
             .endpoints = {}},
            {.number = data_interface,
             .alternate = 0,
             .class_code = 0x0a,
             .subclass = 0,
             .protocol = 0,
             .endpoints = {bulk(in_endpoint), bulk(out_endpoint)}}};
}

Result<> TtyTransport::claim(const Interface& interface)
{
    const auto& known = description_.interfaces;
    if (std::ranges::find(known, interface) == known.end())
        return base::fail(Errc::refused, "no such interface");
    claimed_.insert(interface.number);
    return {};
}

Result<> TtyTransport::check(std::uint8_t endpoint, std::uint8_t expected) const
{
    if (endpoint != expected || !claimed_.contains(data_interface))
        return base::fail(Errc::refused, "no such endpoint, or its interface is not claimed");
    return {};
}

Result<std::size_t> TtyTransport::write(std::uint8_t endpoint, ByteView data, Deadline deadline)
{
    TRY(check(endpoint, out_endpoint));
    return line_.write(data, deadline);
}

Result<Bytes> TtyTransport::read(std::uint8_t endpoint, std::size_t max, Deadline deadline)
{
    TRY(check(endpoint, in_endpoint));
    return line_.read(max, deadline);
}

Result<Bytes> TtyTransport::control(const ControlSetup& setup, ByteView out, Deadline)
{
    static constexpr std::uint8_t to_interface = 0x21;
    static constexpr std::uint8_t from_interface = 0xa1;

    if (setup.index == communication_interface && setup.request_type == to_interface) {
        if (setup.request == cdc_set_line_coding) {
            const auto coding = TRY(decode_line_coding(out));
            TRY(line_.set_coding(coding));
            return Bytes{};
        }
        if (setup.request == cdc_set_control_line_state) {
            TRY(line_.set_control_lines((setup.value & cdc_data_terminal_ready) != 0,
                                        (setup.value & cdc_request_to_send) != 0));
            return Bytes{};
        }
    }
    if (setup.index == communication_interface && setup.request_type == from_interface &&
        setup.request == cdc_get_line_coding) {
        const auto coding = TRY(line_.coding());
        return encode(coding);
    }
    return base::fail(Errc::refused, "request that a serial line does not know");
}

Result<> TtyTransport::clear_halt(std::uint8_t)
{
    return {};  // A line never stalls.
}

}  // namespace drivers::tty
