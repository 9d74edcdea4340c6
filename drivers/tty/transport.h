// A serial line that looks like a USB one (CDC-ACM), so that drivers need not tell them apart.
#pragma once

#include "drivers/tty/line.h"

#include <set>

namespace drivers::tty {

// The interfaces that every line has here.
std::vector<Interface> line_interfaces();

// A read is one transfer of whatever had come. Settings of the line are those of USB CDC 1.2.
class TtyTransport final : public Transport {
public:
    TtyTransport(Line line, DeviceDescription description)
        : line_(std::move(line)), description_(std::move(description))
    {
    }

    const DeviceDescription& description() const override { return description_; }
    base::Result<> claim(const Interface&) override;
    base::Result<std::size_t> write(std::uint8_t endpoint, base::ByteView, Deadline) override;
    base::Result<base::Bytes> read(std::uint8_t endpoint, std::size_t max, Deadline) override;
    base::Result<base::Bytes> control(const ControlSetup&, base::ByteView out, Deadline) override;
    base::Result<> clear_halt(std::uint8_t endpoint) override;

private:
    base::Result<> check(std::uint8_t endpoint, std::uint8_t expected) const;

    Line line_;
    DeviceDescription description_;
    std::set<std::uint8_t> claimed_;
};

}  // namespace drivers::tty
