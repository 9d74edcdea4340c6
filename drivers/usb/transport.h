// One opened USB device.
#pragma once

#include "drivers/transport.h"

#include <memory>
#include <vector>

struct libusb_device_handle;

namespace drivers::usb {

class UsbTransport final : public Transport {
public:
    // Takes over the handle.
    UsbTransport(libusb_device_handle*, DeviceDescription);
    ~UsbTransport() override;

    const DeviceDescription& description() const override { return description_; }
    base::Result<> claim(const Interface&) override;
    base::Result<std::size_t> write(std::uint8_t endpoint, base::ByteView, Deadline) override;
    base::Result<base::Bytes> read(std::uint8_t endpoint, std::size_t max, Deadline) override;
    base::Result<base::Bytes> control(const ControlSetup&, base::ByteView out, Deadline) override;
    base::Result<> clear_halt(std::uint8_t endpoint) override;

private:
    // One transfer in the endpoint's own type; sets how much was moved, also on an error.
    int transfer(std::uint8_t endpoint, unsigned char* data, int size, int& moved, Deadline);

    libusb_device_handle* handle_;
    DeviceDescription description_;
    std::vector<Interface> claimed_;
};

// What a return value of libusb means to a driver.
base::Error error_of(int libusb_error, std::string_view doing);

}  // namespace drivers::usb
