// A trial whose machine hangs on a virtual USB bus, below the real libusb.
#pragma once

#include "drivers/emulation/faults/catalogue.h"
#include "drivers/emulation/virtual_usb/virtual_bus.h"
#include "drivers/usb/bus.h"

#include <memory>

namespace soak {

// Only within VirtualBus::run. The trial must outlive the virtual bus.
class PluggedTrial final : public drivers::emulation::faults::Trial {
public:
    PluggedTrial(drivers::emulation::faults::Trial&, drivers::emulation::virtual_usb::VirtualBus&);
    ~PluggedTrial() override;

    drivers::emulation::faults::Outcome run(const drivers::emulation::faults::Connect& connect,
                                            drivers::emulation::faults::Course& course) override
    {
        return inner_.run(connect, course);
    }

    // Through libusb. Waits until libusb has heard of the arrival.
    std::unique_ptr<drivers::Transport> connect() override;
    void pull_plug() override;
    void set_right() override;

private:
    std::unique_ptr<drivers::Transport> open_once();

    drivers::emulation::faults::Trial& inner_;
    drivers::emulation::virtual_usb::VirtualBus& virtual_bus_;
    const std::unique_ptr<drivers::usb::Bus> bus_;
    bool is_plugged_ = false;
};

}  // namespace soak
