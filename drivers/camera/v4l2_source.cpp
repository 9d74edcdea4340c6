#include "drivers/camera/v4l2_source.h"

#include "base/log.h"
#include "drivers/camera/v4l2_questions.h"

#include <fmt/format.h>

#include <cerrno>

#include <linux/videodev2.h>

namespace drivers::camera {

using base::Errc;
using base::LogEvent;
using base::Result;

// As many as the kernel needs to fill one while we look at another, and two for a late reader.
static constexpr std::uint32_t buffer_count = 4;
static constexpr std::size_t buffers_limit = 32;
static constexpr int restart_limit = 3;
static constexpr std::uint32_t frames_a_second = 30;

static v4l2_buffer buffer(std::uint32_t index)
{
    v4l2_buffer out{};
    out.index = index;
    out.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    out.memory = V4L2_MEMORY_MMAP;
    return out;
}

std::vector<FoundCamera> find_cameras(VideoSystem& system)
{
    std::vector<FoundCamera> out;
    for (const auto& node : system.nodes()) {
        const auto file = system.open(node);
        if (!file)
            continue;
        const auto identity = ask_identity(system, *file);
        system.close(*file);
        if (identity && identity->gives_pictures)
            out.push_back({.node = node, .name = identity->name, .bus = identity->bus});
    }
    return out;
}

Result<std::unique_ptr<V4l2Source>> V4l2Source::open(VideoSystem& system, const std::string& node)
{
    const auto file = system.open(node);
    if (!file)
        return std::unexpected(failure(node, file.error()));
    std::unique_ptr<V4l2Source> source(new V4l2Source(system, *file));
    if (!TRY(ask_identity(system, *file)).gives_pictures)
        return base::fail(Errc::refused, node + " gives no pictures");
    const auto modes = in_order(ask_modes(system, *file));
    if (modes.empty())
        return base::fail(Errc::refused, node + " offers no format and size that is of use");
    TRY(source->settle_on_one_of(modes));
    source->stop();
    return source;
}

V4l2Source::~V4l2Source()
{
    give_buffers_back();
    system_.close(file_);
}

Result<> V4l2Source::check()
{
    if (!TRY(ask_identity(system_, file_)).gives_pictures)
        return base::fail(Errc::disconnected, "the node gives no pictures any more");
    return {};
}

// Two cameras on one bus may not both get the room they ask for: then a smaller mode may. Only the
// start of the stream tells.
Result<> V4l2Source::settle_on_one_of(const std::vector<Mode>& modes)
{
    Result<> out;
    for (const auto& mode : modes) {
        out = set_mode(mode);
        if (out)
            out = take_buffers();
        if (out)
            out = start();
        if (out || out.error().code == Errc::disconnected)
            return out;
        give_buffers_back();
    }
    return out;
}

Result<> V4l2Source::set_mode(const Mode& mode)
{
    v4l2_format wanted{};
    wanted.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    wanted.fmt.pix.width = static_cast<std::uint32_t>(mode.width);
    wanted.fmt.pix.height = static_cast<std::uint32_t>(mode.height);
    wanted.fmt.pix.pixelformat = code_of(mode.format);
    wanted.fmt.pix.field = V4L2_FIELD_ANY;
    if (const int error = system_.control(file_, VIDIOC_S_FMT, &wanted))
        return std::unexpected(failure("VIDIOC_S_FMT", error));
    // The driver may have chosen another size, and says so; another format is of no use.
    const auto& got = wanted.fmt.pix;
    if (got.pixelformat != code_of(mode.format) || !is_possible_size(got.width, got.height))
        return base::fail(Errc::refused,
                          fmt::format("the camera does not give {} x {}", mode.width, mode.height));
    layout_ = {.format = mode.format,
               .width = static_cast<int>(got.width),
               .height = static_cast<int>(got.height),
               .stride = static_cast<int>(got.bytesperline)};
    const int least = layout_.width * (mode.format == PixelFormat::yuyv ? 2 : 1);
    if (layout_.stride == 0)
        layout_.stride = least;
    // Both are wishes: many cameras know only one rate, and some no mains frequency. Lamps on
    // 50 Hz flicker in stripes otherwise.
    v4l2_streamparm rate{};
    rate.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    rate.parm.capture.timeperframe = {.numerator = 1, .denominator = frames_a_second};
    (void)system_.control(file_, VIDIOC_S_PARM, &rate);
    v4l2_control mains{.id = V4L2_CID_POWER_LINE_FREQUENCY,
                       .value = V4L2_CID_POWER_LINE_FREQUENCY_50HZ};
    (void)system_.control(file_, VIDIOC_S_CTRL, &mains);
    return {};
}

Result<> V4l2Source::take_buffers()
{
    v4l2_requestbuffers request{};
    request.count = buffer_count;
    request.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    request.memory = V4L2_MEMORY_MMAP;
    if (const int error = system_.control(file_, VIDIOC_REQBUFS, &request))
        return std::unexpected(failure("VIDIOC_REQBUFS", error));
    if (request.count < 2 || request.count > buffers_limit)
        return base::fail(Errc::refused, fmt::format("{} buffers", request.count));
    for (std::uint32_t i = 0; i < request.count; ++i) {
        auto described = buffer(i);
        if (const int error = system_.control(file_, VIDIOC_QUERYBUF, &described))
            return std::unexpected(failure("VIDIOC_QUERYBUF", error));
        const auto memory = system_.map(file_, described.length, described.m.offset);
        if (!memory)
            return std::unexpected(failure("mmap", memory.error()));
        buffers_.push_back(*memory);
    }
    return {};
}

void V4l2Source::give_buffers_back()
{
    stop();
    for (const auto& memory : buffers_)
        system_.unmap(memory);
    if (buffers_.empty())
        return;
    buffers_.clear();
    v4l2_requestbuffers none{};
    none.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    none.memory = V4L2_MEMORY_MMAP;
    (void)system_.control(file_, VIDIOC_REQBUFS, &none);
}

Result<> V4l2Source::start()
{
    if (is_streaming_)
        return {};
    for (std::uint32_t i = 0; i < buffers_.size(); ++i)
        if (const int error = give_to_the_camera(i))
            return std::unexpected(failure("VIDIOC_QBUF", error));
    int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    const int error = system_.control(file_, VIDIOC_STREAMON, &type);
    // Also what did not begin is ended, for only that takes the buffers back.
    is_streaming_ = true;
    if (error == 0)
        return {};
    stop();
    return std::unexpected(failure("VIDIOC_STREAMON", error));
}

// All buffers come back empty, so that no old picture is seen after the next start.
void V4l2Source::stop()
{
    int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    if (std::exchange(is_streaming_, false))
        (void)system_.control(file_, VIDIOC_STREAMOFF, &type);
}

int V4l2Source::give_to_the_camera(std::uint32_t index)
{
    auto empty = buffer(index);
    return system_.control(file_, VIDIOC_QBUF, &empty);
}

std::expected<std::optional<V4l2Source::Filled>, int> V4l2Source::take_filled()
{
    auto filled = buffer(0);
    const int error = system_.control(file_, VIDIOC_DQBUF, &filled);
    if (error == EAGAIN)
        return std::nullopt;
    if (error != 0)
        return std::unexpected(error);
    if (filled.index >= buffers_.size())
        return std::unexpected(EIO);
    return Filled{.index = filled.index,
                  .length = std::min<std::size_t>(filled.bytesused, buffers_[filled.index].size()),
                  .is_damaged = (filled.flags & V4L2_BUF_FLAG_ERROR) != 0};
}

// EIO is a fault of the line that a new start may mend; ENODEV is a camera that is gone.
Result<> V4l2Source::start_again(int cause)
{
    if (cause != EIO || ++restarts_ > restart_limit)
        return std::unexpected(failure("the camera's stream", cause));
    base::log(LogEvent::frame_discarded, {{"device", "camera"}, {"cause", "stream broken"}});
    stop();
    return start();
}

// The newest good frame of those that wait; the others go back to be filled.
Result<std::optional<V4l2Source::Filled>> V4l2Source::take_newest()
{
    std::optional<Filled> newest;
    for (std::size_t i = 0; i < buffers_.size(); ++i) {
        const auto filled = take_filled();
        if (!filled) {
            TRY(start_again(filled.error()));
            return std::nullopt;
        }
        if (!*filled)
            break;
        auto old = **filled;
        if (!old.is_damaged && !newest) {
            newest = old;
            continue;
        }
        if (!old.is_damaged)
            std::swap(old, *newest);
        if (const int error = give_to_the_camera(old.index))
            return std::unexpected(failure("VIDIOC_QBUF", error));
    }
    return newest;
}

Result<Picture> V4l2Source::next(base::Deadline deadline)
{
    if (!is_streaming_)
        return base::fail(Errc::timeout, "the camera is at rest");
    do {
        if (!system_.wait(file_, deadline))
            break;
        const auto filled = TRY(take_newest());
        if (!filled)
            continue;
        auto picture =
            to_grey(layout_, base::ByteView(buffers_[filled->index]).first(filled->length));
        if (const int error = give_to_the_camera(filled->index))
            return std::unexpected(failure("VIDIOC_QBUF", error));
        if (picture) {
            restarts_ = 0;
            is_complaint_told_ = false;
            return picture;
        }
        // Once, and not thirty times a second.
        if (!std::exchange(is_complaint_told_, true))
            base::log(LogEvent::frame_discarded,
                      {{"device", "camera"}, {"cause", picture.error()}});
    } while (base::time_left(deadline) > std::chrono::milliseconds{0});
    return base::fail(Errc::timeout, "no picture from the camera");
}

}  // namespace drivers::camera
