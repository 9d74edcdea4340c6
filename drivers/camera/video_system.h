// The few system calls that a V4L2 camera is driven with, so that an emulated one can stand in.
#pragma once

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"

#include <expected>
#include <span>
#include <string>
#include <vector>

namespace drivers::camera {

class VideoSystem {
public:
    virtual ~VideoSystem() = default;

    // Paths of video nodes (/dev/video0 …), whether cameras or not.
    virtual std::vector<std::string> nodes() = 0;

    // Not blocking: reads return EAGAIN instead of waiting.
    virtual std::expected<int, int> open(const std::string& node) = 0;
    virtual void close(int file) = 0;

    // 0, or errno. A call that a signal broke off is made again.
    virtual int control(int file, unsigned long request, void* argument) = 0;

    virtual std::expected<std::span<std::byte>, int> map(int file, std::size_t length,
                                                         std::uint32_t offset) = 0;
    virtual void unmap(std::span<std::byte>) = 0;

    // Whether a frame or an error waits before the deadline.
    virtual bool wait(int file, base::Deadline) = 0;
};

// The kernel's own.
class LinuxVideo final : public VideoSystem {
public:
    std::vector<std::string> nodes() override;
    std::expected<int, int> open(const std::string& node) override;
    void close(int file) override;
    int control(int file, unsigned long request, void* argument) override;
    std::expected<std::span<std::byte>, int> map(int file, std::size_t length,
                                                 std::uint32_t offset) override;
    void unmap(std::span<std::byte>) override;
    bool wait(int file, base::Deadline) override;
};

}  // namespace drivers::camera
