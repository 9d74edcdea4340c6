// The system calls of a camera, around others, in which the one fault of a course happens. A frame
// that is fetched is a read, every other request a control.
#pragma once

#include "drivers/camera/video_system.h"
#include "drivers/emulation/faults/course.h"

#include <set>

namespace drivers::devctl::conform {

// What the faults are here. Unplug: the camera is gone, and its files stay dead. Stall: the request
// fails with EIO, the node is busy. Time-out: the request is not done, the frame comes with the
// kernel's error flag. Garbage: a piece of the frame is noise. Delay: what the request did is not
// told, the frame comes with the next wait. Truncated: so many bytes of the frame came.
class FaultyVideo final : public camera::VideoSystem {
public:
    explicit FaultyVideo(camera::VideoSystem& inner) : inner_(inner) {}

    // Of the run that begins; nullptr: none.
    void follow(emulation::faults::Course* course) { course_ = course; }

    // What is open now belongs to a camera that is gone.
    void lose_files() { dead_ = open_; }

    std::vector<std::string> nodes() override { return inner_.nodes(); }
    std::expected<int, int> open(const std::string& node) override;
    void close(int file) override;
    int control(int file, unsigned long request, void* argument) override;
    std::expected<std::span<std::byte>, int> map(int file, std::size_t length,
                                                 std::uint32_t offset) override;
    void unmap(std::span<std::byte>) override;
    bool wait(int file, base::Deadline) override;

private:
    using Moment = emulation::faults::Moment;

    int fetch(int file, unsigned long request, void* argument);
    int fetch_with(const Moment&, int file, unsigned long request, void* argument);
    int ask_with(const Moment&, int file, unsigned long request, void* argument);
    int pull();

    camera::VideoSystem& inner_;
    emulation::faults::Course* course_ = nullptr;
    std::set<int> open_;
    std::set<int> dead_;
    std::vector<std::span<std::byte>> buffers_;  // In the order of their numbers.
};

}  // namespace drivers::devctl::conform
