// The bridge of supplies on USB, which is a HID device, as the serial line that is behind it.
//
// Eight bytes at a time: out as an output report, in by the interrupt endpoint. What is not filled
// is zero. It has no speed to set.
#pragma once

#include "drivers/transport.h"

#include <memory>
#include <span>

namespace drivers::megatec {

// Every bridge that is known.
std::span<const UsbId> usb_ids();
bool is_hid_bridge(const DeviceDescription&);

class HidLine final : public Transport {
public:
    // Errc::refused for a device that is no such bridge.
    static base::Result<std::unique_ptr<Transport>> open(std::unique_ptr<Transport>);

    // That of a serial line.
    const DeviceDescription& description() const override { return description_; }
    base::Result<> claim(const Interface&) override;
    base::Result<std::size_t> write(std::uint8_t endpoint, base::ByteView, Deadline) override;
    base::Result<base::Bytes> read(std::uint8_t endpoint, std::size_t max, Deadline) override;
    base::Result<base::Bytes> control(const ControlSetup&, base::ByteView out, Deadline) override;
    base::Result<> clear_halt(std::uint8_t endpoint) override;

private:
    HidLine(std::unique_ptr<Transport>, Interface bridge, std::uint8_t in_endpoint);

    base::Result<> write_report(base::ByteView piece, Deadline);

    std::unique_ptr<Transport> transport_;
    const Interface bridge_;
    const std::uint8_t in_endpoint_;
    const DeviceDescription description_;
};

}  // namespace drivers::megatec
