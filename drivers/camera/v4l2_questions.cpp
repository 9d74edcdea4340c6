#include "drivers/camera/v4l2_questions.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <linux/videodev2.h>

namespace drivers::camera {

using base::Errc;
using base::Result;

// A camera that offers more has a fault, or means harm.
static constexpr std::uint32_t formats_limit = 32;
static constexpr std::uint32_t sizes_limit = 64;

base::Error failure(std::string_view what, int cause)
{
    const auto detail = fmt::format("{}: {}", what, std::generic_category().message(cause));
    switch (cause) {
    case ENODEV:
    case EIO:
    case ENXIO:
    case EBADF:
        return {Errc::disconnected, detail, std::source_location::current()};
    case ENOENT:
        return {Errc::not_found, detail, std::source_location::current()};
    case ENOSPC:
    case ENOMEM:
        return {Errc::exhausted, detail, std::source_location::current()};
    default:
        return {Errc::refused, detail, std::source_location::current()};
    }
}

// The kernel fills these with text that ends at a zero, if it ends.
template <std::size_t size>
static std::string text_of(const std::uint8_t (&field)[size])
{
    const auto* end = std::find(field, field + size, std::uint8_t{0});
    return {field, end};
}

Result<Identity> ask_identity(VideoSystem& system, int file)
{
    v4l2_capability seen{};
    if (const int error = system.control(file, VIDIOC_QUERYCAP, &seen))
        return std::unexpected(failure("VIDIOC_QUERYCAP", error));
    // `capabilities` are those of all the camera's nodes, `device_caps` of this one.
    const auto able =
        (seen.capabilities & V4L2_CAP_DEVICE_CAPS) != 0 ? seen.device_caps : seen.capabilities;
    static constexpr std::uint32_t needed = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
    return Identity{.name = text_of(seen.card),
                    .bus = text_of(seen.bus_info),
                    .gives_pictures = (able & needed) == needed};
}

std::uint32_t code_of(PixelFormat format)
{
    switch (format) {
    case PixelFormat::grey:
        return V4L2_PIX_FMT_GREY;
    case PixelFormat::yuyv:
        return V4L2_PIX_FMT_YUYV;
    case PixelFormat::mjpeg:
        return V4L2_PIX_FMT_MJPEG;
    }
    std::unreachable();
}

std::optional<PixelFormat> format_of(std::uint32_t code)
{
    for (const auto format : {PixelFormat::grey, PixelFormat::yuyv, PixelFormat::mjpeg})
        if (code_of(format) == code)
            return format;
    return {};
}

static void ask_sizes(VideoSystem& system, int file, PixelFormat format, std::vector<Mode>& out)
{
    for (std::uint32_t i = 0; i < sizes_limit; ++i) {
        v4l2_frmsizeenum size{};
        size.index = i;
        size.pixel_format = code_of(format);
        if (system.control(file, VIDIOC_ENUM_FRAMESIZES, &size) != 0) {
            // Old drivers cannot list sizes; every camera has this one.
            if (i == 0)
                out.push_back({format, standard_width, standard_height});
            return;
        }
        if (size.type != V4L2_FRMSIZE_TYPE_DISCRETE) {
            // Any size within bounds: the two that codes are read best in.
            for (const auto& [width, height] :
                 {std::pair{1280, 720}, {standard_width, standard_height}})
                if (static_cast<int>(size.stepwise.max_width) >= width &&
                    static_cast<int>(size.stepwise.max_height) >= height)
                    out.push_back({format, width, height});
            return;
        }
        if (is_possible_size(size.discrete.width, size.discrete.height))
            out.push_back({format, static_cast<int>(size.discrete.width),
                           static_cast<int>(size.discrete.height)});
    }
}

std::vector<Mode> ask_modes(VideoSystem& system, int file)
{
    std::vector<Mode> out;
    for (std::uint32_t i = 0; i < formats_limit; ++i) {
        v4l2_fmtdesc described{};
        described.index = i;
        described.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        if (system.control(file, VIDIOC_ENUM_FMT, &described) != 0)
            break;
        if (const auto format = format_of(described.pixelformat))
            ask_sizes(system, file, *format, out);
    }
    return out;
}

}  // namespace drivers::camera
