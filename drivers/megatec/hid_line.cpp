#include "drivers/megatec/hid_line.h"

#include <algorithm>
#include <array>
#include <optional>

namespace drivers::megatec {

using base::Bytes;
using base::ByteView;
using base::Errc;
using base::Result;

static constexpr std::uint8_t hid_class = 0x03;
static constexpr std::size_t report_size = 8;

// Of the line that is shown: there is no such endpoint at the bridge.
static constexpr std::uint8_t line_out = 0x01;

static constexpr std::array ids{
    UsbId{0x0665, 0x5161},  // Cypress; in supplies of Voltronic's many names.
};

std::span<const UsbId> usb_ids()
{
    return ids;
}

static std::optional<std::uint8_t> reports_in(const Interface& interface)
{
    const auto found = std::ranges::find_if(interface.endpoints, [](const Endpoint& e) {
        return e.type == TransferType::interrupt && e.is_in() && e.max_packet == report_size;
    });
    return interface.class_code == hid_class && interface.alternate == 0 &&
                   found != interface.endpoints.end()
               ? std::optional(found->address)
               : std::nullopt;
}

static const Interface* bridge_of(const DeviceDescription& device)
{
    const auto found = std::ranges::find_if(
        device.interfaces, [](const Interface& i) { return reports_in(i).has_value(); });
    return found == device.interfaces.end() ? nullptr : &*found;
}

bool is_hid_bridge(const DeviceDescription& device)
{
    return std::ranges::find(ids, device.id) != ids.end() && bridge_of(device);
}

static DeviceDescription line_behind(DeviceDescription device, std::uint8_t in_endpoint)
{
    const auto bulk = [](std::uint8_t address) {
        return Endpoint{.address = address, .type = TransferType::bulk, .max_packet = report_size};
    };
    device.interfaces = {{.number = 0,
                          .alternate = 0,
                          .class_code = 0x02,
                          .subclass = 0x02,
                          .protocol = 0,
                          .endpoints = {}},
                         {.number = 1,
                          .alternate = 0,
                          .class_code = 0x0a,
                          .subclass = 0,
                          .protocol = 0,
                          .endpoints = {bulk(in_endpoint), bulk(line_out)}}};
    device.purpose = Purpose::power_supply;
    return device;
}

HidLine::HidLine(std::unique_ptr<Transport> transport, Interface bridge, std::uint8_t in_endpoint)
    : transport_(std::move(transport)),
      bridge_(std::move(bridge)),
      in_endpoint_(in_endpoint),
      description_(line_behind(transport_->description(), in_endpoint))
{
}

Result<std::unique_ptr<Transport>> HidLine::open(std::unique_ptr<Transport> transport)
{
    const auto* bridge = bridge_of(transport->description());
    if (!bridge)
        return base::fail(Errc::refused, "no bridge of a power supply");
    const auto in_endpoint = *reports_in(*bridge);
    TRY(transport->claim(*bridge));
    return std::unique_ptr<Transport>(new HidLine(std::move(transport), *bridge, in_endpoint));
}

// The bridge was claimed at opening: the line's interfaces are only shown.
Result<> HidLine::claim(const Interface&)
{
    return {};
}

Result<> HidLine::write_report(ByteView piece, Deadline deadline)
{
    static constexpr std::uint8_t to_interface = 0x21;
    static constexpr std::uint8_t set_report = 0x09;
    static constexpr std::uint16_t output_report = 0x0200;

    Bytes report(piece.begin(), piece.end());
    report.resize(report_size);
    TRY(transport_->control({.request_type = to_interface,
                             .request = set_report,
                             .value = output_report,
                             .index = bridge_.number,
                             .length = report_size},
                            report, deadline));
    return {};
}

Result<std::size_t> HidLine::write(std::uint8_t, ByteView data, Deadline deadline)
{
    std::size_t sent = 0;
    while (sent < data.size()) {
        const auto piece = data.subspan(sent, std::min(report_size, data.size() - sent));
        const auto written = write_report(piece, deadline);
        if (!written && written.error().code == Errc::timeout)
            break;
        if (!written)
            return std::unexpected(written.error());
        sent += piece.size();
    }
    return sent;
}

// A report of nothing is passed over: some bridges fill the time with them. One that is longer than
// the endpoint's packets halts the endpoint, and nothing comes until that is cleared.
Result<Bytes> HidLine::read(std::uint8_t, std::size_t, Deadline deadline)
{
    static constexpr int empty_limit = 64;  // More than come within one answer's time.

    for (int i = 0; i < empty_limit; ++i) {
        auto report = transport_->read(in_endpoint_, report_size, deadline);
        if (!report && report.error().code == Errc::malformed)
            TRY(transport_->clear_halt(in_endpoint_));
        if (!report)
            return report;
        std::erase(*report, std::byte{0});
        if (!report->empty())
            return report;
    }
    return base::fail(Errc::malformed, "bridge sends nothing without end");
}

Result<Bytes> HidLine::control(const ControlSetup&, ByteView, Deadline)
{
    return base::fail(Errc::refused, "a bridge without a line to set");
}

// What stalls on the way out is the control endpoint, which ends it by itself.
Result<> HidLine::clear_halt(std::uint8_t endpoint)
{
    return endpoint == line_out ? Result<>{} : transport_->clear_halt(in_endpoint_);
}

}  // namespace drivers::megatec
