#include "drivers/emulation/bus.h"

#include <algorithm>

namespace drivers::emulation {

void Bus::plug_in(Device& device)
{
    device.plug_in();
    {
        const std::lock_guard lock(mutex_);
        if (std::ranges::find(devices_, &device) == devices_.end())
            devices_.push_back(&device);
    }
    tell();
}

void Bus::unplug(Device& device)
{
    {
        const std::lock_guard lock(mutex_);
        std::erase(devices_, &device);
    }
    device.plug_out();
    tell();
}

std::vector<DeviceDescription> Bus::devices()
{
    const std::lock_guard lock(mutex_);
    std::vector<DeviceDescription> out;
    for (const auto* device : devices_)
        out.push_back(device->description());
    return out;
}

base::Result<std::unique_ptr<Transport>> Bus::open(const DeviceDescription& wanted)
{
    const std::lock_guard lock(mutex_);
    for (auto* device : devices_)
        if (device->description().location == wanted.location)
            return device->connect();
    return base::fail(base::Errc::not_found, "no device at " + wanted.location);
}

void Bus::watch(std::move_only_function<void()> changed)
{
    const std::lock_guard lock(watch_mutex_);
    changed_ = std::move(changed);
}

void Bus::tell()
{
    const std::lock_guard lock(watch_mutex_);
    if (changed_)
        changed_();
}

}  // namespace drivers::emulation
