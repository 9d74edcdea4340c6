// Where devices come and go. libusb and the emulated bus both are one.
#pragma once

#include "drivers/transport.h"

#include <functional>
#include <memory>
#include <vector>

namespace drivers {

// Thread-safe.
class Bus {
public:
    virtual ~Bus() = default;

    // What is plugged in now.
    virtual std::vector<DeviceDescription> devices() = 0;

    // Errc::not_found when it left meanwhile, Errc::refused when another program holds it.
    virtual base::Result<std::unique_ptr<Transport>> open(const DeviceDescription&) = 0;

    // changed is called, on a thread of the bus, after each arrival and departure; it must only
    // wake somebody up. Call once, before the first device matters. An empty function ends it: on
    // return no call is under way.
    virtual void watch(std::move_only_function<void()> changed) = 0;
};

}  // namespace drivers
