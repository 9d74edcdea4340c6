#include "drivers/devctl/conform/faulty_video.h"

#include <linux/videodev2.h>
#include <algorithm>
#include <cerrno>
#include <utility>

namespace drivers::devctl::conform {

using emulation::faults::Call;
using emulation::faults::Fault;

static constexpr std::size_t noise_size = 4096;

int FaultyVideo::pull()
{
    course_->pull_plug();
    return ENODEV;
}

std::expected<int, int> FaultyVideo::open(const std::string& node)
{
    if (course_) {
        const auto begun = course_->begin({.call = Call::claim});
        if (!begun)
            return std::unexpected(ENODEV);
        if (*begun && (*begun)->fault == Fault::unplug)
            return std::unexpected(pull());
        if (*begun && (*begun)->fault == Fault::stall)
            return std::unexpected(EBUSY);
    }
    const auto out = inner_.open(node);
    if (out)
        open_.insert(*out);
    if (course_)
        course_->end(out.has_value(), 0);
    return out;
}

void FaultyVideo::close(int file)
{
    open_.erase(file);
    dead_.erase(file);
    inner_.close(file);
}

int FaultyVideo::control(int file, unsigned long request, void* argument)
{
    if (dead_.contains(file))
        return ENODEV;
    if (!course_)
        return inner_.control(file, request, argument);
    if (request == VIDIOC_DQBUF)
        return fetch(file, request, argument);
    const auto begun = course_->begin({.call = Call::control});
    if (!begun)
        return ENODEV;
    if (*begun)
        return ask_with(**begun, file, request, argument);
    const int out = inner_.control(file, request, argument);
    course_->end(out == 0, 0);
    return out;
}

int FaultyVideo::ask_with(const Moment& moment, int file, unsigned long request, void* argument)
{
    const bool is_done = moment.fault == Fault::delay || moment.byte > 0;
    if (is_done)
        (void)inner_.control(file, request, argument);
    if (moment.fault == Fault::unplug)
        return pull();
    return moment.fault == Fault::stall ? EIO : ETIMEDOUT;
}

int FaultyVideo::fetch(int file, unsigned long request, void* argument)
{
    const auto begun = course_->begin({.call = Call::read});
    if (!begun)
        return ENODEV;
    if (*begun)
        return fetch_with(**begun, file, request, argument);
    const int out = inner_.control(file, request, argument);
    course_->end(out == 0, out == 0 ? static_cast<const v4l2_buffer*>(argument)->bytesused : 0);
    return out;
}

int FaultyVideo::fetch_with(const Moment& moment, int file, unsigned long request, void* argument)
{
    if (moment.fault == Fault::delay)
        return EAGAIN;
    const bool comes_before = moment.fault == Fault::unplug || moment.fault == Fault::stall;
    const int out = comes_before && moment.byte == 0 ? 0 : inner_.control(file, request, argument);
    if (moment.fault == Fault::unplug)
        return pull();
    if (moment.fault == Fault::stall)
        return EIO;
    auto& frame = *static_cast<v4l2_buffer*>(argument);
    if (out != 0 || frame.index >= buffers_.size())
        return out;
    if (moment.fault == Fault::time_out)
        frame.flags |= V4L2_BUF_FLAG_ERROR;
    if (moment.fault == Fault::truncated)
        frame.bytesused = static_cast<std::uint32_t>(moment.byte);
    const auto bytes = buffers_[frame.index];
    const auto begin = std::min(moment.byte, bytes.size());
    if (moment.fault == Fault::garbage)
        for (auto& byte : bytes.subspan(begin, std::min(noise_size, bytes.size() - begin)))
            byte ^= std::byte{0x5a};
    return out;
}

std::expected<std::span<std::byte>, int> FaultyVideo::map(int file, std::size_t length,
                                                          std::uint32_t offset)
{
    if (dead_.contains(file))
        return std::unexpected(ENODEV);
    const auto out = inner_.map(file, length, offset);
    if (out)
        buffers_.push_back(*out);
    return out;
}

void FaultyVideo::unmap(std::span<std::byte> memory)
{
    std::erase_if(buffers_, [memory](const auto& own) { return own.data() == memory.data(); });
    inner_.unmap(memory);
}

// A file that is dead has an error waiting.
bool FaultyVideo::wait(int file, base::Deadline deadline)
{
    return dead_.contains(file) || inner_.wait(file, deadline);
}

}  // namespace drivers::devctl::conform
