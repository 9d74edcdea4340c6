// Sleeps until a hand does something. Without a window system SDL finds input by asking a thousand
// times a second, which costs a percent of a core for ever; the kernel's input devices can be
// waited for.
#pragma once

#include "base/clock.h"

#include <filesystem>
#include <map>
#include <string>

namespace ui::toolkit {

// Used by one thread, except rouse(). Reads nothing that anybody else misses: each opening of an
// input device has a queue of its own.
class InputWatch {
public:
    // folder: where the kernel's input devices are. Another one is for tests.
    explicit InputWatch(std::filesystem::path folder = "/dev/input");
    ~InputWatch();
    InputWatch(const InputWatch&) = delete;
    InputWatch& operator=(const InputWatch&) = delete;

    // Returns when a device said something, one came or went, rouse() was called since the last
    // return, a signal came, or the deadline passed.
    void wait(base::Deadline);

    // From any thread.
    void rouse();

    std::size_t devices() const { return devices_.size(); }

private:
    void look_for_devices();
    void forget_device(int descriptor);

    const std::filesystem::path folder_;
    int rouser_;  // An eventfd.
    int folder_watch_;
    std::map<int, std::string> devices_;  // By descriptor.
};

}  // namespace ui::toolkit
