// What the emulated camera answers to each request of V4L2.
#include "drivers/camera/emulator.h"
#include "drivers/camera/v4l2_questions.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <linux/videodev2.h>

namespace drivers::camera {

int Emulator::control(int file, unsigned long request, void* argument)
{
    const std::lock_guard lock(mutex_);
    if (!is_plugged_)
        return ENODEV;
    if (!files_.contains(file))
        return EBADF;
    switch (request) {
    case VIDIOC_QUERYCAP:
        return tell_identity(file, argument);
    case VIDIOC_ENUM_FMT:
        return tell_format(argument);
    case VIDIOC_ENUM_FRAMESIZES:
        return tell_size(argument);
    case VIDIOC_S_FMT:
        return set_format(argument);
    case VIDIOC_S_PARM:
    case VIDIOC_S_CTRL:
        return set_extra(request, argument);
    case VIDIOC_REQBUFS:
        return make_buffers(file, argument);
    case VIDIOC_QUERYBUF:
        return tell_buffer(argument);
    case VIDIOC_QBUF:
        return take_empty(argument);
    case VIDIOC_DQBUF:
        return give_filled(argument);
    case VIDIOC_STREAMON:
        return start();
    case VIDIOC_STREAMOFF:
        return stop();
    default:
        return ENOTTY;
    }
}

int Emulator::tell_identity(int file, void* argument) const
{
    auto& out = *static_cast<v4l2_capability*>(argument);
    std::strcpy(reinterpret_cast<char*>(out.card), "Emulated camera");
    std::strcpy(reinterpret_cast<char*>(out.bus_info), "usb-0000:00:14.0-1");
    const bool has_pictures = files_.at(file).ends_with('0');
    out.device_caps =
        V4L2_CAP_STREAMING | (has_pictures ? V4L2_CAP_VIDEO_CAPTURE : V4L2_CAP_META_CAPTURE);
    // Of both nodes together, as the kernel tells it: the trap.
    out.capabilities =
        V4L2_CAP_STREAMING | V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_META_CAPTURE | V4L2_CAP_DEVICE_CAPS;
    return 0;
}

std::vector<PixelFormat> Emulator::formats() const
{
    std::vector<PixelFormat> out;
    for (const auto& mode : offered_)
        if (std::ranges::find(out, mode.format) == out.end())
            out.push_back(mode.format);
    return out;
}

int Emulator::tell_format(void* argument) const
{
    auto& out = *static_cast<v4l2_fmtdesc*>(argument);
    const auto list = formats();
    // Before those that we know comes one that we do not.
    if (out.index == 0) {
        out.pixelformat = V4L2_PIX_FMT_H264;
        return 0;
    }
    if (out.index > list.size())
        return EINVAL;
    out.pixelformat = code_of(list[out.index - 1]);
    return 0;
}

int Emulator::tell_size(void* argument) const
{
    auto& out = *static_cast<v4l2_frmsizeenum*>(argument);
    std::uint32_t index = 0;
    for (const auto& mode : offered_) {
        if (code_of(mode.format) != out.pixel_format || index++ != out.index)
            continue;
        out.type = V4L2_FRMSIZE_TYPE_DISCRETE;
        out.discrete.width = static_cast<std::uint32_t>(mode.width);
        out.discrete.height = static_cast<std::uint32_t>(mode.height);
        return 0;
    }
    return EINVAL;
}

int Emulator::set_format(void* argument)
{
    auto& pixels = static_cast<v4l2_format*>(argument)->fmt.pix;
    if (!memory_.empty())
        return EBUSY;
    const auto format = format_of(pixels.pixelformat);
    for (const auto& mode : offered_)
        if (format == mode.format && static_cast<int>(pixels.width) == mode.width &&
            static_cast<int>(pixels.height) == mode.height)
            mode_ = mode;
    const auto width = static_cast<std::uint32_t>(mode_.width);
    pixels.width = width;
    pixels.height = static_cast<std::uint32_t>(mode_.height);
    pixels.bytesperline = mode_.format == PixelFormat::mjpeg  ? 0
                          : mode_.format == PixelFormat::yuyv ? width * 2
                                                              : width;
    pixels.sizeimage = static_cast<std::uint32_t>(frame_size());
    pixels.pixelformat = sends_other_format_ ? V4L2_PIX_FMT_H264 : code_of(mode_.format);
    return 0;
}

int Emulator::set_extra(unsigned long request, void* argument)
{
    if (!knows_extras_)
        return request == VIDIOC_S_PARM ? ENOTTY : EINVAL;
    if (request == VIDIOC_S_CTRL) {
        const auto& wanted = *static_cast<const v4l2_control*>(argument);
        if (wanted.id != V4L2_CID_POWER_LINE_FREQUENCY)
            return EINVAL;
        mains_frequency_ = wanted.value == V4L2_CID_POWER_LINE_FREQUENCY_50HZ ? 50 : 60;
    }
    return 0;
}

int Emulator::make_buffers(int file, void* argument)
{
    auto& wanted = *static_cast<v4l2_requestbuffers*>(argument);
    if (is_streaming_ || mapped_ > 0)
        return EBUSY;
    owner_ = file;
    empty_.clear();
    filled_.clear();
    memory_.assign(wanted.count, base::Bytes(frame_size()));
    return 0;
}

int Emulator::tell_buffer(void* argument) const
{
    auto& out = *static_cast<v4l2_buffer*>(argument);
    if (out.index >= memory_.size())
        return EINVAL;
    out.length = static_cast<std::uint32_t>(memory_[out.index].size());
    out.m.offset = out.index;
    return 0;
}

int Emulator::take_empty(void* argument)
{
    const auto index = static_cast<const v4l2_buffer*>(argument)->index;
    const bool is_here = std::ranges::find(empty_, index) != empty_.end() ||
                         std::ranges::find(filled_, index, &Filled::index) != filled_.end();
    if (index >= memory_.size() || is_here)
        return EINVAL;
    empty_.push_back(index);
    return 0;
}

int Emulator::give_filled(void* argument)
{
    if (!is_streaming_)
        return EINVAL;
    if (broken_ > 0) {
        --broken_;
        return EIO;
    }
    if (filled_.empty())
        return EAGAIN;
    auto& out = *static_cast<v4l2_buffer*>(argument);
    const auto next = filled_.front();
    filled_.pop_front();
    out.index = is_lying_ ? 99 : next.index;
    out.bytesused = next.length;
    out.flags = next.is_damaged ? V4L2_BUF_FLAG_ERROR : 0;
    return 0;
}

int Emulator::start()
{
    if (frame_size() > room_)
        return ENOSPC;
    is_streaming_ = true;
    ++starts_;
    return 0;
}

// The kernel takes all buffers out of its queues.
int Emulator::stop()
{
    is_streaming_ = false;
    empty_.clear();
    filled_.clear();
    return 0;
}

}  // namespace drivers::camera
