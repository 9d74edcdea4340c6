#include "drivers/sdt/framing.h"

#include <algorithm>

namespace drivers::sdt {

using base::ByteView;
using base::Errc;
using base::Result;
using namespace std::chrono_literals;

static const Endpoint* bulk_endpoint(const Interface& interface, std::uint8_t address)
{
    const auto found = std::ranges::find_if(interface.endpoints, [address](const Endpoint& e) {
        return e.type == TransferType::bulk && e.address == address;
    });
    return found == interface.endpoints.end() ? nullptr : &*found;
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
    return Wiring{.framing = Framing::four_pipes,
                  .interface = interface,
                  .out = *out,
                  .in = *in,
                  .body_out = *body_out,
                  .body_in = *body_in};
}

static std::optional<Wiring> two_endpoints(const Interface& interface)
{
    const auto& endpoints = interface.endpoints;
    const bool all_bulk = std::ranges::all_of(
        endpoints, [](const Endpoint& e) { return e.type == TransferType::bulk; });
    if (endpoints.size() != 2 || !all_bulk || endpoints[0].is_in() == endpoints[1].is_in())
        return std::nullopt;
    const auto& in = endpoints[endpoints[0].is_in() ? 0 : 1];
    const auto& out = endpoints[endpoints[0].is_in() ? 1 : 0];
    return Wiring{.framing = Framing::two_endpoints,
                  .interface = interface,
                  .out = out,
                  .in = in,
                  .body_out = out,
                  .body_in = in};
}

static bool can_carry(const Wiring& wiring)
{
    return wiring.in.max_packet > 0 && wiring.body_in.max_packet > 0;
}

std::optional<Wiring> wiring_of(const DeviceDescription& device)
{
    for (const auto& interface : device.interfaces) {
        auto wiring = four_pipes(interface);
        if (!wiring)
            wiring = two_endpoints(interface);
        if (wiring && can_carry(*wiring))
            return wiring;
    }
    return std::nullopt;
}

Result<Link> Link::open(std::unique_ptr<Transport> transport)
{
    auto wiring = wiring_of(transport->description());
    if (!wiring)
        return base::fail(Errc::refused, "endpoints of no known card reader");
    TRY(transport->claim(wiring->interface));
    return Link(std::move(transport), std::move(*wiring));
}

Result<> Link::send(Command command, Deadline deadline)
{
    const auto frame = encode_command(command);
    if (wiring_.framing == Framing::two_endpoints)
        return send_all(wiring_.out, frame, deadline);
    const ByteView whole(frame);
    TRY(send_all(wiring_.out, whole.first(header_size), deadline));
    return send_all(wiring_.body_out, whole.subspan(header_size), deadline);
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
    // Empty transfers (a packet of no bytes after a full one) and pieces: a frame of the greatest
    // length in the smallest packets is 290 transfers.
    static constexpr int transfer_limit = 600;

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
    const auto& endpoint = is_first ? wiring_.in : wiring_.body_in;
    const std::size_t packet = endpoint.max_packet;
    const auto packets = (std::max<std::size_t>(parser.missing(), 1) + packet - 1) / packet;
    auto piece = TRY(read(endpoint, packets * packet, deadline));
    parser.feed(piece);
    base::wipe(piece);
    return {};
}

Result<> Link::settle()
{
    TRY(settle(wiring_.in));
    if (wiring_.framing == Framing::four_pipes)
        TRY(settle(wiring_.body_in));
    return {};
}

Result<> Link::settle(const Endpoint& endpoint)
{
    // Longer than the gap between two packets of one answer, short against the reader's own time.
    static constexpr auto silence = 30ms;
    static constexpr int piece_limit = 8;
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
