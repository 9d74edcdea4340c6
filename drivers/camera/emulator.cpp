#include "drivers/camera/emulator.h"

#include "base/verify.h"
#include "drivers/camera/emulated_jpeg.h"
#include "drivers/camera/v4l2_questions.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <linux/videodev2.h>

namespace drivers::camera {

static constexpr const char* picture_node = "/dev/video0";
static constexpr const char* metadata_node = "/dev/video1";

static std::size_t bytes_of(const Mode& mode)
{
    const auto pixels =
        static_cast<std::size_t>(mode.width) * static_cast<std::size_t>(mode.height);
    switch (mode.format) {
    case PixelFormat::grey:
        return pixels;
    case PixelFormat::yuyv:
        return pixels * 2;
    case PixelFormat::mjpeg:
        return pixels / 2;
    }
    std::unreachable();
}

Emulator::Emulator(std::vector<Mode> offered) : offered_(std::move(offered)) {}

void Emulator::show(Picture picture)
{
    const std::lock_guard lock(mutex_);
    shown_ = std::move(picture);
}

void Emulator::show_in_a_burst(std::vector<Picture> pictures)
{
    const std::lock_guard lock(mutex_);
    burst_ = std::move(pictures);
}

void Emulator::plug_out()
{
    const std::lock_guard lock(mutex_);
    is_plugged_ = false;
    is_streaming_ = false;
}

void Emulator::plug_in()
{
    const std::lock_guard lock(mutex_);
    is_plugged_ = true;
}

void Emulator::fall_silent()
{
    const std::lock_guard lock(mutex_);
    is_silent_ = true;
}

void Emulator::damage_next_frames(int count)
{
    const std::lock_guard lock(mutex_);
    damaged_ = count;
}

void Emulator::shorten_next_frames(int count)
{
    const std::lock_guard lock(mutex_);
    shortened_ = count;
}

void Emulator::break_stream(int times)
{
    const std::lock_guard lock(mutex_);
    broken_ = times;
}

void Emulator::have_room_for(std::size_t bytes)
{
    const std::lock_guard lock(mutex_);
    room_ = bytes;
}

void Emulator::send_other_format()
{
    const std::lock_guard lock(mutex_);
    sends_other_format_ = true;
}

void Emulator::know_no_extras()
{
    const std::lock_guard lock(mutex_);
    knows_extras_ = false;
}

void Emulator::tell_impossible_buffer()
{
    const std::lock_guard lock(mutex_);
    is_lying_ = true;
}

Mode Emulator::mode() const
{
    const std::lock_guard lock(mutex_);
    return mode_;
}

bool Emulator::is_streaming() const
{
    const std::lock_guard lock(mutex_);
    return is_streaming_;
}

int Emulator::starts() const
{
    const std::lock_guard lock(mutex_);
    return starts_;
}

int Emulator::mains_frequency() const
{
    const std::lock_guard lock(mutex_);
    return mains_frequency_;
}

std::size_t Emulator::mapped() const
{
    const std::lock_guard lock(mutex_);
    return mapped_;
}

std::size_t Emulator::queued() const
{
    const std::lock_guard lock(mutex_);
    return empty_.size();
}

int Emulator::open_files() const
{
    const std::lock_guard lock(mutex_);
    return static_cast<int>(files_.size());
}

std::vector<std::string> Emulator::nodes()
{
    const std::lock_guard lock(mutex_);
    if (!is_plugged_)
        return {};
    return {picture_node, metadata_node};
}

std::expected<int, int> Emulator::open(const std::string& node)
{
    const std::lock_guard lock(mutex_);
    if (!is_plugged_ || (node != picture_node && node != metadata_node))
        return std::unexpected(ENOENT);
    files_[++last_file_] = node;
    return last_file_;
}

void Emulator::close(int file)
{
    const std::lock_guard lock(mutex_);
    VERIFY(files_.erase(file) == 1);
    // As the kernel does for who did not do it himself.
    if (file != owner_)
        return;
    is_streaming_ = false;
    empty_.clear();
    filled_.clear();
    if (mapped_ == 0)
        memory_.clear();
}

std::expected<std::span<std::byte>, int> Emulator::map(int, std::size_t length,
                                                       std::uint32_t offset)
{
    const std::lock_guard lock(mutex_);
    if (offset >= memory_.size() || length != memory_[offset].size())
        return std::unexpected(EINVAL);
    ++mapped_;
    return std::span(memory_[offset]);
}

void Emulator::unmap(std::span<std::byte> memory)
{
    const std::lock_guard lock(mutex_);
    VERIFY(
        std::ranges::any_of(memory_, [&](const auto& own) { return own.data() == memory.data(); }));
    // A camera that is gone leaves its buffers to the last who holds them.
    if (--mapped_ == 0 && !is_plugged_)
        memory_.clear();
}

std::size_t Emulator::frame_size() const
{
    return std::max<std::size_t>(bytes_of(mode_), 4096);
}

base::Bytes Emulator::encoded(const Picture& picture) const
{
    auto frame = make_picture(mode_.width, mode_.height);
    std::ranges::fill(frame.pixels, std::uint8_t{128});
    for (int y = 0; y < std::min(frame.height, picture.height); ++y)
        std::ranges::copy(
            picture.row(y).first(static_cast<std::size_t>(std::min(frame.width, picture.width))),
            frame.row(y).begin());
    if (mode_.format == PixelFormat::mjpeg)
        return encode_jpeg(frame, HuffmanTables::without);
    base::Bytes out;
    for (const auto pixel : frame.pixels) {
        out.push_back(static_cast<std::byte>(pixel));
        if (mode_.format == PixelFormat::yuyv)
            out.push_back(std::byte{128});
    }
    return out;
}

void Emulator::fill(const Picture& picture)
{
    if (empty_.empty())
        return;
    const auto index = empty_.front();
    empty_.pop_front();
    auto bytes = encoded(picture);
    VERIFY(bytes.size() <= memory_[index].size());
    if (shortened_ > 0) {
        --shortened_;
        bytes.resize(bytes.size() / 2);
    }
    std::ranges::copy(bytes, memory_[index].begin());
    const bool is_damaged = damaged_ > 0;
    damaged_ -= is_damaged ? 1 : 0;
    filled_.push_back({index, static_cast<std::uint32_t>(bytes.size()), is_damaged});
}

bool Emulator::wait(int, base::Deadline)
{
    const std::lock_guard lock(mutex_);
    if (!is_plugged_)
        return true;  // As poll tells it: an error waits.
    if (!is_streaming_ || is_silent_)
        return false;
    for (const auto& picture : std::exchange(burst_, {}))
        fill(picture);
    if (filled_.empty())
        fill(shown_);
    return !filled_.empty();
}

}  // namespace drivers::camera
