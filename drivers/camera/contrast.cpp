#include "drivers/camera/contrast.h"

#include "drivers/camera/relief.h"

#include <algorithm>
#include <cmath>

namespace drivers::camera {

Contrast::Contrast(const Picture& whole, Area area, double module, double reach, bool is_inverted)
    : left_(std::clamp(area.x, 0, whole.width - 1)), top_(std::clamp(area.y, 0, whole.height - 1))
{
    const auto picture = cut_out(whole, area);
    width_ = picture.width;
    height_ = picture.height;
    values_.resize(picture.pixels.size());
    const int surroundings = std::max(4, static_cast<int>(module * reach));
    const auto relief = relief_of(Sums(picture), surroundings, static_cast<int>(module * 0.28));
    // How far pixels thereabouts are from their surroundings: half levels, so that they fit a byte.
    auto distance = make_picture(picture.width, picture.height);
    for (std::size_t i = 0; i < values_.size(); ++i)
        distance.pixels[i] =
            static_cast<std::uint8_t>(std::min(255, std::abs(relief.heights[i]) / 8));
    const Sums distances(distance);
    const float sign = is_inverted ? 1 : -1;
    std::vector<std::int16_t> usual(static_cast<std::size_t>(width_));
    std::size_t i = 0;
    for (int y = 0; y < height_; ++y) {
        distances.means(y, surroundings, usual);
        for (const auto mean : usual) {
            const float full = static_cast<float>(mean) * 0.625F + 8;
            values_[i] =
                std::clamp(sign * static_cast<float>(relief.heights[i]) / full, -3.0F, 3.0F);
            ++i;
        }
    }
}

float Contrast::at(Point point) const
{
    const float x = static_cast<float>(point.x) - 0.5F - static_cast<float>(left_);
    const float y = static_cast<float>(point.y) - 0.5F - static_cast<float>(top_);
    if (!(x >= 0) || !(y >= 0) || x >= static_cast<float>(width_ - 1) ||
        y >= static_cast<float>(height_ - 1))
        return 0;
    const int left = static_cast<int>(x), top = static_cast<int>(y);
    const float ax = x - static_cast<float>(left), ay = y - static_cast<float>(top);
    const float* at = &values_[static_cast<std::size_t>(top) * static_cast<std::size_t>(width_) +
                               static_cast<std::size_t>(left)];
    const float above = at[0] + (at[1] - at[0]) * ax;
    const float below = at[width_] + (at[width_ + 1] - at[width_]) * ax;
    return above + (below - above) * ay;
}

}  // namespace drivers::camera
