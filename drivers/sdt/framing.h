// How frames lie on the endpoints. Several ways are in use under one USB id, so the descriptors
// decide.
#pragma once

#include "drivers/cdc.h"
#include "drivers/sdt/protocol.h"
#include "drivers/transport.h"

#include <memory>
#include <optional>
#include <vector>

namespace drivers::sdt {

enum class Framing {
    four_pipes,     // Preamble and length on one pair of endpoints, the rest on another.
    two_endpoints,  // Whole frames.
    pieces,         // Whole frames cut into 64 bytes; old answers stay until they are fetched.
    hid_reports,    // Whole frames cut into reports of 64 bytes, the last filled up with zeros.
    serial_line,    // Whole frames at 115200 8N1.
};

struct Wiring {
    Framing framing;
    Interface interface;
    Endpoint out;  // Of reports without an endpoint of their own, the control endpoint.
    Endpoint in;
    Endpoint body_out;  // Equal to out and in but with four pipes.
    Endpoint body_in;
    std::optional<SerialShape> line;
};

// In the order in which they should be tried: descriptors do not always tell whole frames and
// pieces apart. Empty for a device that no framing fits.
std::vector<Wiring> wirings_of(const DeviceDescription&);

// Frames over a transport.
class Link {
public:
    static base::Result<Link> open(std::unique_ptr<Transport>);

    // Goes over to the next wiring of the device. False when there is none.
    bool try_another_wiring();

    base::Result<> send(Command, Deadline);

    // The next good frame. Errc::malformed when a damaged one came, Errc::timeout when less than a
    // frame did.
    base::Result<Body> receive(Deadline);

    // A reader that has received a part of a command, or a damaged length, waits for the rest and
    // would take the next commands for it: fills it up.
    base::Result<> end_half_command(Deadline);

    // Throws away what the reader may still say to an earlier command.
    base::Result<> settle();

private:
    Link(std::unique_ptr<Transport> transport, std::vector<Wiring> wirings)
        : transport_(std::move(transport)), wirings_(std::move(wirings))
    {
    }

    const Wiring& wiring() const { return wirings_.front(); }
    base::Result<> send_pieces(base::ByteView frame, Deadline);
    base::Result<> send_reports(base::ByteView frame, Deadline);
    base::Result<> send_report(base::ByteView report, Deadline);
    base::Result<> send_all(const Endpoint&, base::ByteView, Deadline);
    base::Result<> receive_some(FrameParser&, bool is_first, Deadline);
    base::Result<base::Bytes> read(const Endpoint&, std::size_t max, Deadline);
    base::Result<> settle(const Endpoint&, std::chrono::milliseconds silence);

    std::unique_ptr<Transport> transport_;
    std::vector<Wiring> wirings_;  // The one in use, then those that may be tried.
};

}  // namespace drivers::sdt
