// How frames lie on the USB endpoints. Two ways are in use under one USB id, so the descriptors
// decide.
#pragma once

#include "drivers/sdt/protocol.h"
#include "drivers/transport.h"

#include <memory>
#include <optional>

namespace drivers::sdt {

enum class Framing {
    four_pipes,     // Preamble and length on one pair of endpoints, the rest on another.
    two_endpoints,  // Whole frames.
};

struct Wiring {
    Framing framing;
    Interface interface;
    Endpoint out;
    Endpoint in;
    Endpoint body_out;  // Equal to out and in with two endpoints.
    Endpoint body_in;
};

// Empty for a device that no framing fits.
std::optional<Wiring> wiring_of(const DeviceDescription&);

// Frames over a transport.
class Link {
public:
    static base::Result<Link> open(std::unique_ptr<Transport>);

    base::Result<> send(Command, Deadline);

    // The next good frame. Errc::malformed when a damaged one came, Errc::timeout when less than a
    // frame did.
    base::Result<Body> receive(Deadline);

    // Throws away what the reader may still say to an earlier command.
    base::Result<> settle();

private:
    Link(std::unique_ptr<Transport> transport, Wiring wiring)
        : transport_(std::move(transport)), wiring_(std::move(wiring))
    {
    }

    base::Result<> send_all(const Endpoint&, base::ByteView, Deadline);
    base::Result<> receive_some(FrameParser&, bool is_first, Deadline);
    base::Result<base::Bytes> read(const Endpoint&, std::size_t max, Deadline);
    base::Result<> settle(const Endpoint&);

    std::unique_ptr<Transport> transport_;
    Wiring wiring_;
};

}  // namespace drivers::sdt
