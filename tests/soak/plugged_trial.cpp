#include "tests/soak/plugged_trial.h"

#include "base/verify.h"
#include "tests/eventually.h"

namespace soak {

using drivers::Transport;

PluggedTrial::PluggedTrial(drivers::emulation::faults::Trial& inner,
                           drivers::emulation::virtual_usb::VirtualBus& virtual_bus)
    : inner_(inner), virtual_bus_(virtual_bus), bus_(drivers::usb::Bus::open())
{
    VERIFY(inner_.machine());
    bus_->watch([] {});
    set_right();
}

PluggedTrial::~PluggedTrial()
{
    // A wire must not outlive its bus.
    inner_.close();
    bus_->watch({});
}

std::unique_ptr<Transport> PluggedTrial::open_once()
{
    const auto location = inner_.machine()->description().location;
    for (const auto& device : bus_->devices())
        if (device.location == location)
            if (auto wire = bus_->open(device))
                return std::move(*wire);
    return nullptr;
}

std::unique_ptr<Transport> PluggedTrial::connect()
{
    if (!is_plugged_)
        return nullptr;
    std::unique_ptr<Transport> out;
    tests::eventually([this, &out] {
        out = open_once();
        return out != nullptr;
    });
    return out;
}

void PluggedTrial::pull_plug()
{
    if (!std::exchange(is_plugged_, false))
        return;
    virtual_bus_.unplug(*inner_.machine());
    // Else the next arrival could be taken for the device that left.
    tests::eventually([this] { return bus_->devices().empty(); });
}

void PluggedTrial::set_right()
{
    if (!std::exchange(is_plugged_, true))
        virtual_bus_.plug_in(*inner_.machine());
    inner_.set_right();
}

}  // namespace soak
