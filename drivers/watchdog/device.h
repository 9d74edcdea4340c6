// A watchdog of the kernel's, by its device file.
#pragma once

#include "drivers/watchdog.h"
#include "drivers/watchdog/calls.h"

#include <chrono>
#include <filesystem>
#include <memory>

namespace drivers::watchdog {

class Device final : public Watchdog {
public:
    // From here on it runs. The timeout is what is asked for: the hardware takes what it can, and a
    // watchdog that takes none keeps its own. calls outlives it. Errc::not_found where there is no
    // such file, Errc::refused where somebody else holds it or this user may not.
    static base::Result<std::unique_ptr<Watchdog>> open(Calls&, const std::filesystem::path&,
                                                        std::chrono::seconds timeout);
    ~Device() override;
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;

    const WatchdogFacts& facts() const override { return facts_; }
    base::Result<> feed() override;

private:
    Device(Calls& calls, int descriptor) : calls_(calls), descriptor_(descriptor) {}

    base::Result<> ask_who_it_is();
    base::Result<> set_timeout(std::chrono::seconds);
    base::Result<int> ask(unsigned long code, int value = 0);

    Calls& calls_;
    const int descriptor_;
    unsigned options_ = 0;
    WatchdogFacts facts_;
};

}  // namespace drivers::watchdog
