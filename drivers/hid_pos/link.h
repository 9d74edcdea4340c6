// Reports over a transport.
#pragma once

#include "drivers/hid_pos/report_descriptor.h"
#include "drivers/transport.h"

#include <memory>
#include <optional>

namespace drivers::hid_pos {

// The interfaces that may be a scanner's: HID, no boot keyboard, with an IN endpoint.
std::vector<Interface> scanner_interfaces(const DeviceDescription&);

class Link {
public:
    // Looks among the interfaces for the one whose descriptor is a scanner's. Takes the others of
    // the HID class too: the keyboard beside it types every code into whatever has the focus.
    static base::Result<Link> open(std::unique_ptr<Transport>);

    const ReportDescriptor& reports() const { return reports_; }

    // Asks for the descriptor again: a round trip that every device answers.
    base::Result<> check(Deadline);

    // One input report, its number in front where it has one. Errc::refused after a stall, which
    // has been ended.
    base::Result<base::Bytes> read(Deadline);

    // Filled up with zeros to what the descriptor says, if it says anything of this report.
    base::Result<> write(base::Bytes report, Deadline);
    base::Result<> set_feature(base::ByteView report, Deadline);

    // Throws away what the device may still have to say.
    base::Result<> drain();

private:
    explicit Link(std::unique_ptr<Transport> transport) : transport_(std::move(transport)) {}

    base::Result<> find_scanner();
    base::Result<base::Bytes> ask_for_descriptor(std::uint8_t interface, Deadline);
    base::Result<base::Bytes> read_packet(Deadline);
    base::Result<> set_report(std::uint8_t type, base::ByteView report, Deadline);

    std::unique_ptr<Transport> transport_;
    ReportDescriptor reports_;
    std::uint8_t interface_ = 0;
    Endpoint in_{};
    std::optional<Endpoint> out_;
    bool has_numbers_ = false;
};

}  // namespace drivers::hid_pos
