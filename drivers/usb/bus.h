// The USB of this machine, through libusb. The only folder that includes it.
#pragma once

#include "drivers/bus.h"

#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

struct libusb_context;
struct libusb_device;

namespace drivers::usb {

// A machine without USB, or whose USB this program may not use, has a bus without devices. The
// transports it opened must be gone before it.
class Bus final : public drivers::Bus {
public:
    static std::unique_ptr<Bus> open();
    ~Bus() override;

    std::vector<DeviceDescription> devices() override;
    base::Result<std::unique_ptr<Transport>> open(const DeviceDescription&) override;
    void watch(std::move_only_function<void()> changed) override;

    bool is_present() const { return context_ != nullptr; }

private:
    explicit Bus(libusb_context* context);

    // Bus number and address: the address changes with each plug.
    using Plug = std::pair<int, int>;

    const DeviceDescription* description_of(libusb_device*);
    void start_events();
    void handle_events(const std::stop_token&);
    void tell();

    libusb_context* context_;

    std::mutex mutex_;
    std::map<Plug, DeviceDescription> known_;

    std::mutex watch_mutex_;  // Held while changed_ runs, so that watch({}) waits for it.
    std::move_only_function<void()> changed_;
    int arrivals_ = -1;  // Handle of the hot-plug callback; -1 before watch().
    std::jthread events_;
};

}  // namespace drivers::usb
