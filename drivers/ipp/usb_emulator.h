// A document printer with a USB plug: its interfaces of class 07/01/04 carry HTTP, as the paper
// "IPP over USB" of usb.org (1.0, 2012) has it, and each is a connection of its own to the machine.
// For the ipp-usb daemon, which nothing but a real libusb brings before an emulator.
#pragma once

#include "drivers/emulation/bus.h"
#include "drivers/ipp/emulator.h"

namespace drivers::ipp {

// Thread-safe. The machine must outlive it; it may be switched off (Emulator::plug_out) while the
// cable is in.
class UsbEmulator final : public emulation::Device {
public:
    explicit UsbEmulator(const Emulator& machine, std::string location = "1-1")
        : machine_(machine), location_(std::move(location))
    {
    }

    DeviceDescription description() const override;
    std::unique_ptr<Transport> connect() override;
    void plug_in() override;
    void plug_out() override;

private:
    class Wire;

    bool is_in(int plug) const;

    const Emulator& machine_;
    const std::string location_;
    mutable std::mutex mutex_;
    bool plugged_in_ = true;
    int plugs_ = 0;  // Counts plug_out(): a wire of an earlier plug is dead for good.
};

}  // namespace drivers::ipp
