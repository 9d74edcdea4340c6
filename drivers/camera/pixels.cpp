#include "drivers/camera/pixels.h"

#include "drivers/camera/jpeg.h"

#include <fmt/format.h>

namespace drivers::camera {

using base::Errc;
using base::Result;

Result<Picture> to_grey(const Layout& layout, base::ByteView bytes)
{
    if (layout.format == PixelFormat::mjpeg)
        return decode_jpeg(bytes);
    if (!is_possible_size(layout.width, layout.height))
        return base::fail(Errc::exhausted,
                          fmt::format("a frame of {} x {}", layout.width, layout.height));
    const std::size_t step = layout.format == PixelFormat::yuyv ? 2 : 1;
    const auto width = static_cast<std::size_t>(layout.width);
    const auto rows = static_cast<std::size_t>(layout.height);
    const auto stride = static_cast<std::size_t>(layout.stride);
    if (layout.stride < 0 || stride < width * step ||
        bytes.size() < stride * (rows - 1) + width * step)
        return base::fail(Errc::malformed, fmt::format("a frame of {} bytes", bytes.size()));
    auto out = make_picture(layout.width, layout.height);
    for (std::size_t y = 0; y < rows; ++y) {
        const auto from = bytes.subspan(y * stride);
        auto* to = &out.pixels[y * width];
        for (std::size_t x = 0; x < width; ++x)
            to[x] = std::to_integer<std::uint8_t>(from[x * step]);
    }
    return out;
}

}  // namespace drivers::camera
