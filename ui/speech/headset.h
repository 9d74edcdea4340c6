// Whether somebody listens in private: the kernel tells of a plug in the jack (SW_HEADPHONE_INSERT
// of an input device).
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace ui::speech {

// Watches on a thread of its own, so that speech stops as soon as the plug is out. Without a device
// that has such a switch, nothing is plugged in.
class Headset {
public:
    // Called at once when a plug is in, then at every change, on the watching thread. folder: where
    // the kernel's input devices are; another one is for tests.
    explicit Headset(std::function<void(bool is_in)> on_change,
                     std::filesystem::path folder = "/dev/input");
    ~Headset();
    Headset(const Headset&) = delete;
    Headset& operator=(const Headset&) = delete;

private:
    struct Jack {
        int descriptor = -1;
        std::string name;
    };
    void watch(const std::stop_token&);
    void look_for_jacks();
    void wait();
    bool is_in() const;
    void forget_jack(std::size_t index);

    const std::function<void(bool)> on_change_;
    const std::filesystem::path folder_;
    int rouser_;  // An eventfd.
    int folder_watch_;
    std::vector<Jack> jacks_;
    std::jthread thread_;
};

}  // namespace ui::speech
