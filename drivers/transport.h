// The wire to one USB device. A driver speaks only through this, so libusb, the emulators, the
// recorder and the replayer are interchangeable beneath it.
//
// Construction opens, destruction releases every claimed interface and closes. Used by one thread.
// Errors: Errc::disconnected once the device is gone (final: drop the object), Errc::timeout at the
// deadline, Errc::refused for a stall, Errc::malformed for an overflow.
#pragma once

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace drivers {

using base::Deadline;

struct UsbId {
    std::uint16_t vendor;
    std::uint16_t product;
    auto operator<=>(const UsbId&) const = default;
};

enum class TransferType { control, isochronous, bulk, interrupt };

struct Endpoint {
    std::uint8_t address;  // Bit 7 set: towards the host.
    TransferType type;
    std::uint16_t max_packet;
    bool is_in() const { return (address & 0x80) != 0; }
    auto operator<=>(const Endpoint&) const = default;
};

struct Interface {
    std::uint8_t number;
    std::uint8_t alternate;
    std::uint8_t class_code;
    std::uint8_t subclass;
    std::uint8_t protocol;
    std::vector<Endpoint> endpoints;
    bool operator==(const Interface&) const = default;
};

// What the settings say stands at the other end of a serial line, behind which nothing can be seen:
// a driver speaks only to a line that was named for its kind of device.
enum class Purpose {
    unstated,  // Every USB device: it says itself what it is.
    id_card_reader,
    code_scanner,
    power_supply,
    cabinet,
};

struct DeviceDescription {
    UsbId id;
    std::string location;  // Bus and port path, "1-2.4": stays while the plug stays.
    std::string manufacturer;
    std::string product;
    std::string serial;
    std::vector<Interface> interfaces;
    Purpose purpose = Purpose::unstated;
    bool operator==(const DeviceDescription&) const = default;
};

// The eight bytes of a control transfer; length is that of the data stage.
struct ControlSetup {
    std::uint8_t request_type;
    std::uint8_t request;
    std::uint16_t value;
    std::uint16_t index;
    std::uint16_t length;
    bool operator==(const ControlSetup&) const = default;
};

class Transport {
public:
    virtual ~Transport() = default;

    virtual const DeviceDescription& description() const = 0;

    // Takes the interface (with this alternate setting) from the kernel, which gets it back at the
    // end. Must come before transfers on its endpoints.
    virtual base::Result<> claim(const Interface&) = 0;

    // Returns how many bytes the device accepted. Fewer than given, also none, means that the
    // deadline came first: what was accepted cannot be taken back.
    virtual base::Result<std::size_t> write(std::uint8_t endpoint, base::ByteView, Deadline) = 0;

    // One transfer: returns when a short packet or max bytes have come. Errc::timeout when nothing
    // came; a part that came before the deadline is returned.
    virtual base::Result<base::Bytes> read(std::uint8_t endpoint, std::size_t max, Deadline) = 0;

    // out is the data stage of a request to the device; the answer is that of one from it.
    virtual base::Result<base::Bytes> control(const ControlSetup&, base::ByteView out,
                                              Deadline) = 0;

    // Ends a stall.
    virtual base::Result<> clear_halt(std::uint8_t endpoint) = 0;
};

}  // namespace drivers
