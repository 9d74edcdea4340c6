#include "drivers/hid_pos/link.h"

#include "drivers/hid_pos/layout.h"

#include <algorithm>

namespace drivers::hid_pos {

using base::Bytes;
using base::ByteView;
using base::Errc;
using base::Result;
using namespace std::chrono_literals;

static constexpr std::uint8_t hid_class = 0x03;
static constexpr std::uint8_t boot_subclass = 0x01;

static constexpr auto request_time = 1s;

static const Endpoint* interrupt_endpoint(const Interface& interface, bool is_in)
{
    const auto found = std::ranges::find_if(interface.endpoints, [is_in](const Endpoint& e) {
        return e.type == TransferType::interrupt && e.is_in() == is_in && e.max_packet > 0;
    });
    return found == interface.endpoints.end() ? nullptr : &*found;
}

std::vector<Interface> scanner_interfaces(const DeviceDescription& device)
{
    std::vector<Interface> out;
    for (const auto& interface : device.interfaces)
        if (interface.class_code == hid_class && interface.subclass != boot_subclass &&
            interface.alternate == 0 && interrupt_endpoint(interface, true))
            out.push_back(interface);
    return out;
}

Result<Link> Link::open(std::unique_ptr<Transport> transport)
{
    for (const auto& interface : transport->description().interfaces)
        if (interface.class_code == hid_class && interface.alternate == 0)
            TRY(transport->claim(interface));
    Link link(std::move(transport));
    TRY(link.find_scanner());
    return link;
}

Result<> Link::find_scanner()
{
    auto out = base::fail(Errc::refused, "no interface of a scanner");
    for (const auto& interface : scanner_interfaces(transport_->description())) {
        const auto bytes = ask_for_descriptor(interface.number, base::within(request_time));
        if (!bytes && bytes.error().code == Errc::disconnected)
            return std::unexpected(bytes.error());
        auto reports = bytes ? parse_report_descriptor(*bytes)
                             : Result<ReportDescriptor>(std::unexpected(bytes.error()));
        if (!reports) {
            out = std::unexpected(std::move(reports).error());
            continue;
        }
        if (!is_scanner(*reports))
            continue;
        reports_ = std::move(*reports);
        interface_ = interface.number;
        in_ = *interrupt_endpoint(interface, true);
        if (const auto* endpoint = interrupt_endpoint(interface, false))
            out_ = *endpoint;
        has_numbers_ = std::ranges::any_of(
            reports_.sizes, [](const ReportDescriptor::Size& size) { return size.report != 0; });
        return {};
    }
    return out;
}

Result<Bytes> Link::ask_for_descriptor(std::uint8_t interface, Deadline deadline)
{
    static constexpr std::uint8_t from_interface = 0x81;
    static constexpr std::uint8_t get_descriptor = 0x06;
    static constexpr std::uint16_t of_reports = 0x2200;
    return transport_->control({.request_type = from_interface,
                                .request = get_descriptor,
                                .value = of_reports,
                                .index = interface,
                                .length = static_cast<std::uint16_t>(descriptor_limit)},
                               {}, deadline);
}

Result<> Link::check(Deadline deadline)
{
    TRY(ask_for_descriptor(interface_, deadline));
    return {};
}

// A stall is ended at once, and only then: cheap devices lose their data toggle when an endpoint
// that is not halted is cleared.
Result<Bytes> Link::read_packet(Deadline deadline)
{
    auto packet = transport_->read(in_.address, in_.max_packet, deadline);
    if (!packet && packet.error().code == Errc::refused)
        TRY(transport_->clear_halt(in_.address));
    return packet;
}

Result<Bytes> Link::read(Deadline deadline)
{
    // Between the packets of one report lies no more than the device's own polling.
    static constexpr auto gap = 100ms;

    auto report = TRY(read_packet(deadline));
    const auto number = has_numbers_ && !report.empty() ? std::to_integer<int>(report[0]) : 0;
    const auto size = reports_.report_size(ReportKind::input, static_cast<std::uint8_t>(number));
    report.reserve(std::max(size, report.size()));
    auto last = report.size();
    while (report.size() < size && last == in_.max_packet) {
        auto more = read_packet(base::within(gap));
        if (!more && more.error().code != Errc::timeout)
            return more;
        last = more ? more->size() : 0;
        if (more) {
            base::append(report, *more);
            base::wipe(*more);
        }
    }
    return report;
}

Result<> Link::write(Bytes report, Deadline deadline)
{
    static constexpr std::uint8_t output_report = 0x02;

    const auto number = has_numbers_ && !report.empty() ? std::to_integer<int>(report[0]) : 0;
    const auto size = reports_.report_size(ReportKind::output, static_cast<std::uint8_t>(number));
    report.resize(std::max(size, report.size()));
    if (!out_)
        return set_report(output_report, report, deadline);
    const auto accepted = transport_->write(out_->address, report, deadline);
    if (!accepted && accepted.error().code == Errc::refused)
        TRY(transport_->clear_halt(out_->address));
    if (TRY(accepted) != report.size())
        return base::fail(Errc::timeout, "scanner did not take the report");
    return {};
}

Result<> Link::set_feature(ByteView report, Deadline deadline)
{
    static constexpr std::uint8_t feature_report = 0x03;
    return set_report(feature_report, report, deadline);
}

Result<> Link::set_report(std::uint8_t type, ByteView report, Deadline deadline)
{
    static constexpr std::uint8_t to_interface = 0x21;
    static constexpr std::uint8_t set_report_request = 0x09;

    const int number = has_numbers_ && !report.empty() ? std::to_integer<int>(report[0]) : 0;
    TRY(transport_->control({.request_type = to_interface,
                             .request = set_report_request,
                             .value = static_cast<std::uint16_t>(type << 8 | number),
                             .index = interface_,
                             .length = static_cast<std::uint16_t>(report.size())},
                            report, deadline));
    return {};
}

Result<> Link::drain()
{
    // A scanner sends the reports of one code without a pause of that length.
    static constexpr auto silence = 30ms;
    static constexpr int report_limit = 256;  // Four of the longest codes.

    for (int i = 0; i < report_limit; ++i) {
        auto packet = read_packet(base::within(silence));
        if (packet)
            base::wipe(*packet);
        else if (packet.error().code == Errc::timeout)
            return {};
        else if (packet.error().code != Errc::refused)
            return std::unexpected(packet.error());
    }
    return base::fail(Errc::malformed, "scanner talks without end");
}

}  // namespace drivers::hid_pos
