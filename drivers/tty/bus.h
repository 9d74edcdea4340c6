// The serial lines that the settings name. The only folder that includes termios.
#pragma once

#include "drivers/bus.h"
#include "drivers/serial_port.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

namespace drivers::tty {

class Watch;

// Ports that are not named are not there: behind a bridge may be anything.
class Bus final : public drivers::Bus {
public:
    explicit Bus(std::vector<SerialPort> ports, std::filesystem::path sysfs = "/sys");
    ~Bus() override;

    std::vector<DeviceDescription> devices() override;
    base::Result<std::unique_ptr<Transport>> open(const DeviceDescription&) override;
    void watch(std::move_only_function<void()> changed) override;

private:
    void tell();

    const std::vector<SerialPort> ports_;
    const std::filesystem::path sysfs_;

    std::mutex watch_mutex_;  // Held while changed_ runs, so that watch({}) waits for it.
    std::move_only_function<void()> changed_;
    std::unique_ptr<Watch> watch_;
};

}  // namespace drivers::tty
