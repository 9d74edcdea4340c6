#include "drivers/sdt/framing.h"

#include <algorithm>

namespace drivers::sdt {

using base::ByteView;
using base::Errc;
using base::Result;
using namespace std::chrono_literals;

// Of pieces and of reports.
static constexpr std::size_t piece_size = 64;

static constexpr std::uint8_t hid_class = 0x03;
static constexpr std::uint8_t vendor_class = 0xff;

static const Endpoint* bulk_endpoint(const Interface& interface, std::uint8_t address)
{
    const auto found = std::ranges::find_if(interface.endpoints, [address](const Endpoint& e) {
        return e.type == TransferType::bulk && e.address == address;
    });
    return found == interface.endpoints.end() ? nullptr : &*found;
}

static Wiring wiring(Framing framing, const Interface& interface, const Endpoint& out,
                     const Endpoint& in)
{
    return {.framing = framing,
            .interface = interface,
            .out = out,
            .in = in,
            .body_out = out,
            .body_in = in,
            .line = std::nullopt};
}

// The manufacturers' table: 02 and 81 carry preamble and length, 06 and 85 what follows.
static std::optional<Wiring> four_pipes(const Interface& interface)
{
    const auto* out = bulk_endpoint(interface, 0x02);
    const auto* body_out = bulk_endpoint(interface, 0x06);
    const auto* in = bulk_endpoint(interface, 0x81);
    const auto* body_in = bulk_endpoint(interface, 0x85);
    if (!out || !body_out || !in || !body_in)
        return std::nullopt;
    auto found = wiring(Framing::four_pipes, interface, *out, *in);
    found.body_out = *body_out;
    found.body_in = *body_in;
    return found;
}

// One IN and one OUT of one type. Readers of a vendor's own class with full-speed packets cut into
// pieces, which interrupt endpoints do in any case; but not all keep to it.
static std::vector<Wiring> endpoint_pair(const Interface& interface)
{
    const auto& endpoints = interface.endpoints;
    if (endpoints.size() != 2 || endpoints[0].is_in() == endpoints[1].is_in() ||
        endpoints[0].type != endpoints[1].type)
        return {};
    const auto& in = endpoints[endpoints[0].is_in() ? 0 : 1];
    const auto& out = endpoints[endpoints[0].is_in() ? 1 : 0];
    const auto whole = wiring(Framing::two_endpoints, interface, out, in);
    const auto pieces = wiring(Framing::pieces, interface, out, in);
    if (in.type == TransferType::interrupt)
        return {pieces};
    if (in.type != TransferType::bulk)
        return {};
    if (in.max_packet != piece_size)
        return {whole};
    const bool is_vendors_own =
        interface.class_code == vendor_class && interface.subclass == 0 && interface.protocol == 0;
    return is_vendors_own ? std::vector{pieces, whole} : std::vector{whole, pieces};
}

static std::vector<Wiring> hid_reports(const Interface& interface)
{
    const auto is_interrupt = [](bool is_in) {
        return [is_in](const Endpoint& e) {
            return e.type == TransferType::interrupt && e.is_in() == is_in;
        };
    };
    const auto& endpoints = interface.endpoints;
    const auto in = std::ranges::find_if(endpoints, is_interrupt(true));
    const auto out = std::ranges::find_if(endpoints, is_interrupt(false));
    if (in == endpoints.end() || in->max_packet != piece_size)
        return {};
    static constexpr Endpoint control{
        .address = 0, .type = TransferType::control, .max_packet = piece_size};
    return {wiring(Framing::hid_reports, interface, out == endpoints.end() ? control : *out, *in)};
}

static std::vector<Wiring> wirings_of(const Interface& interface)
{
    if (interface.class_code == hid_class)
        return hid_reports(interface);
    if (auto pipes = four_pipes(interface))
        return {std::move(*pipes)};
    return endpoint_pair(interface);
}

static bool can_carry(const Wiring& wiring)
{
    return wiring.in.max_packet > 0 && wiring.body_in.max_packet > 0;
}

std::vector<Wiring> wirings_of(const DeviceDescription& device)
{
    if (const auto line = serial_shape_of(device)) {
        auto serial = wiring(Framing::serial_line, line->data, line->out, line->in);
        serial.line = line;
        return {std::move(serial)};
    }
    for (const auto& interface : device.interfaces) {
        auto wirings = wirings_of(interface);
        if (!wirings.empty() && can_carry(wirings.front()))
            return wirings;
    }
    return {};
}

Result<Link> Link::open(std::unique_ptr<Transport> transport)
{
    auto wirings = wirings_of(transport->description());
    if (wirings.empty())
        return base::fail(Errc::refused, "endpoints of no known card reader");
    const auto& first = wirings.front();
    if (first.line)
        TRY(open_line(*transport, *first.line, LineCoding{}, base::within(1s)));
    else
        TRY(transport->claim(first.interface));
    return Link(std::move(transport), std::move(wirings));
}

bool Link::try_another_wiring()
{
    if (wirings_.size() < 2)
        return false;
    wirings_.erase(wirings_.begin());
    return true;
}

Result<> Link::send(Command command, Deadline deadline)
{
    const auto frame = encode_command(command);
    const ByteView whole(frame);
    switch (wiring().framing) {
    case Framing::four_pipes:
        TRY(send_all(wiring().out, whole.first(header_size), deadline));
        return send_all(wiring().body_out, whole.subspan(header_size), deadline);
    case Framing::two_endpoints:
    case Framing::serial_line:
        return send_all(wiring().out, whole, deadline);
    case Framing::pieces:
        return send_pieces(whole, deadline);
    case Framing::hid_reports:
        return send_reports(whole, deadline);
    }
    std::unreachable();
}

Result<> Link::send_pieces(ByteView frame, Deadline deadline)
{
    // What an earlier command left is there at once or not at all.
    static constexpr auto silence = 2ms;

    TRY(settle(wiring().in, silence));
    for (; !frame.empty(); frame = frame.subspan(std::min(frame.size(), piece_size)))
        TRY(send_all(wiring().out, frame.first(std::min(frame.size(), piece_size)), deadline));
    return {};
}

Result<> Link::send_reports(ByteView frame, Deadline deadline)
{
    for (; !frame.empty(); frame = frame.subspan(std::min(frame.size(), piece_size))) {
        const auto piece = frame.first(std::min(frame.size(), piece_size));
        base::Bytes report(piece.begin(), piece.end());
        report.resize(piece_size);
        TRY(send_report(report, deadline));
    }
    return {};
}

Result<> Link::send_report(ByteView report, Deadline deadline)
{
    if (wiring().out.type != TransferType::control)
        return send_all(wiring().out, report, deadline);
    static constexpr std::uint8_t to_interface = 0x21;
    static constexpr std::uint8_t set_report = 0x09;
    static constexpr std::uint16_t output_report = 0x0200;  // Without a number.
    TRY(transport_->control({.request_type = to_interface,
                             .request = set_report,
                             .value = output_report,
                             .index = wiring().interface.number,
                             .length = static_cast<std::uint16_t>(report.size())},
                            report, deadline));
    return {};
}

Result<> Link::end_half_command(Deadline deadline)
{
    // What a length says whose first byte came whole. Between frames these bytes are more of a
    // preamble, which bridges make longer too.
    static constexpr std::size_t filler_size = 0x100;
    const base::Bytes filler(filler_size, std::byte{0xaa});

    if (wiring().framing == Framing::hid_reports)
        return send_reports(filler, deadline);
    for (ByteView rest(filler); !rest.empty(); rest = rest.subspan(piece_size))
        TRY(send_all(wiring().out, rest.first(piece_size), deadline));
    return {};
}

Result<> Link::send_all(const Endpoint& endpoint, ByteView data, Deadline deadline)
{
    const auto accepted = transport_->write(endpoint.address, data, deadline);
    if (!accepted && accepted.error().code == Errc::refused)
        TRY(transport_->clear_halt(endpoint.address));
    if (TRY(accepted) != data.size())
        return base::fail(Errc::timeout, "reader did not take the command");
    return {};
}

// A stall is ended at once, and only then: cheap readers lose their data toggle when an endpoint
// that is not halted is cleared.
Result<base::Bytes> Link::read(const Endpoint& endpoint, std::size_t max, Deadline deadline)
{
    auto data = transport_->read(endpoint.address, max, deadline);
    if (!data && data.error().code == Errc::refused)
        TRY(transport_->clear_halt(endpoint.address));
    return data;
}

Result<Body> Link::receive(Deadline deadline)
{
    // The longest frame byte by byte, as a serial line may give it, twice.
    static constexpr int transfer_limit = 2 * static_cast<int>(header_size + length_limit);

    FrameParser parser;
    for (int i = 0; i < transfer_limit; ++i) {
        TRY(receive_some(parser, i == 0, deadline));
        auto body = TRY(parser.next());
        if (body)
            return std::move(*body);
    }
    return base::fail(Errc::malformed, "reader talks without end");
}

Result<> Link::receive_some(FrameParser& parser, bool is_first, Deadline deadline)
{
    // A multiple of the packet size, or a longer packet would be an overflow; and no more than is
    // missing, because a reader need not end an answer that fills its last packet with an empty
    // one.
    const auto& endpoint = is_first ? wiring().in : wiring().body_in;
    const std::size_t packet = endpoint.max_packet;
    const bool is_cut =
        wiring().framing == Framing::pieces || wiring().framing == Framing::hid_reports;
    const auto missing = is_cut ? packet : std::max<std::size_t>(parser.missing(), 1);
    const auto packets = (missing + packet - 1) / packet;
    auto piece = TRY(read(endpoint, packets * packet, deadline));
    // The zeros at the end of the last report would stand for what an earlier one has lost, and a
    // check sum of XOR does not see a loss whose bytes are there twice.
    const bool is_cut_short = wiring().framing == Framing::hid_reports && piece.size() < piece_size;
    if (!is_cut_short)
        parser.feed(piece);
    base::wipe(piece);
    if (is_cut_short)
        return base::fail(Errc::malformed, "report that is cut short");
    return {};
}

Result<> Link::settle()
{
    // Longer than the gap between two packets of one answer, short against the reader's own time.
    static constexpr auto silence = 30ms;

    TRY(settle(wiring().in, silence));
    if (wiring().framing == Framing::four_pipes)
        TRY(settle(wiring().body_in, silence));
    return {};
}

Result<> Link::settle(const Endpoint& endpoint, std::chrono::milliseconds silence)
{
    // The longest frame in pieces, twice.
    static constexpr int piece_limit = 80;
    static constexpr std::size_t packets = 64;

    for (int i = 0; i < piece_limit; ++i) {
        auto piece = read(endpoint, packets * endpoint.max_packet, base::within(silence));
        if (piece)
            base::wipe(*piece);
        else if (piece.error().code == Errc::timeout)
            return {};
        else if (piece.error().code != Errc::refused)
            return std::unexpected(piece.error());
    }
    return base::fail(Errc::malformed, "reader talks without end");
}

}  // namespace drivers::sdt
