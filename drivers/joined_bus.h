// Two buses as one: USB and the serial lines that the settings name.
#pragma once

#include "drivers/bus.h"

#include <mutex>

namespace drivers {

// Thread-safe. Both must outlive it.
class JoinedBus final : public Bus {
public:
    // The devices of `first` come first: a port that the settings name goes before what a driver
    // might recognise by itself.
    JoinedBus(Bus& first, Bus& second) : first_(first), second_(second) {}
    JoinedBus(const JoinedBus&) = delete;
    JoinedBus& operator=(const JoinedBus&) = delete;
    ~JoinedBus() override;

    std::vector<DeviceDescription> devices() override;
    base::Result<std::unique_ptr<Transport>> open(const DeviceDescription&) override;
    void watch(std::move_only_function<void()> changed) override;

private:
    void tell();

    Bus& first_;
    Bus& second_;
    std::mutex watch_mutex_;  // Held while changed_ runs, so that watch({}) waits for it.
    std::move_only_function<void()> changed_;
    bool is_watching_ = false;
};

}  // namespace drivers
