#include "drivers/camera/picture.h"

#include "base/verify.h"

#include <algorithm>

namespace drivers::camera {

bool is_possible_size(std::int64_t width, std::int64_t height)
{
    return width > 0 && height > 0 && width <= side_limit && height <= side_limit &&
           static_cast<std::size_t>(width * height) <= pixel_limit;
}

Picture make_picture(int width, int height)
{
    VERIFY(is_possible_size(width, height));
    Picture out{.width = width, .height = height, .pixels = {}};
    out.pixels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    return out;
}

Picture cut_out(const Picture& picture, Area area)
{
    const int left = std::clamp(area.x, 0, picture.width - 1);
    const int top = std::clamp(area.y, 0, picture.height - 1);
    const int right = std::clamp(area.x + area.width, left + 1, picture.width);
    const int bottom = std::clamp(area.y + area.height, top + 1, picture.height);
    auto out = make_picture(right - left, bottom - top);
    for (int y = 0; y < out.height; ++y)
        std::ranges::copy(picture.row(top + y).subspan(static_cast<std::size_t>(left),
                                                       static_cast<std::size_t>(out.width)),
                          out.row(y).begin());
    return out;
}

}  // namespace drivers::camera
