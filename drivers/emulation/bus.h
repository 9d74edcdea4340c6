// A bus of emulated devices. Below it the drivers run exactly as over libusb. Never linked by a
// release build.
#pragma once

#include "drivers/bus.h"

#include <memory>
#include <mutex>
#include <vector>

namespace drivers::emulation {

// One machine that is not on the desk. An emulator implements this and, beside it, what a hand
// can do to the machine. Thread-safe: a driver's thread and the hand's meet in it.
class Device {
public:
    virtual ~Device() = default;
    virtual DeviceDescription description() const = 0;

    // A fresh wire. After plug_out() its calls end with Errc::disconnected, also those under way.
    virtual std::unique_ptr<Transport> connect() = 0;
    virtual void plug_in() = 0;
    virtual void plug_out() = 0;
};

class Bus final : public drivers::Bus {
public:
    // The device must outlive the bus. The description's location tells devices apart.
    void plug_in(Device&);
    void unplug(Device&);

    std::vector<DeviceDescription> devices() override;
    base::Result<std::unique_ptr<Transport>> open(const DeviceDescription&) override;
    void watch(std::move_only_function<void()> changed) override;

private:
    void tell();

    std::mutex mutex_;
    std::vector<Device*> devices_;
    std::mutex watch_mutex_;  // Held while changed_ runs, so that watch({}) waits for it.
    std::move_only_function<void()> changed_;
};

}  // namespace drivers::emulation
