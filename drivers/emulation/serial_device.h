// What emulated devices on a serial line have in common: the shape that libusb or a tty shows of
// it, and the speed that the driver sets.
#pragma once

#include "drivers/cdc.h"
#include "drivers/emulation/packet_device.h"

#include <string>

namespace drivers::emulation {

class SerialDevice : public PacketDevice {
public:
    struct Label {
        UsbId usb;
        std::string product;
        std::string location;
        Purpose purpose = Purpose::unstated;
    };
    // A bridge's own: nothing tells what is behind it but the name that its line was given.
    static Label bridge(Purpose, std::string location);

    DeviceDescription description() const override;

protected:
    explicit SerialDevice(Label);

    // Both with mutex_ held.
    virtual void transmit(base::ByteView);
    std::uint32_t line_speed() const { return line_.baud; }

    base::Result<base::Bytes> answer(const ControlSetup&, base::ByteView out) override;

private:
    const Label label_;
    LineCoding line_{.baud = 1200};
};

}  // namespace drivers::emulation
