#include "drivers/camera/relief.h"

#include <algorithm>

namespace drivers::camera {

static constexpr int steps_of_a_level = 16;

Sums::Sums(const Picture& picture)
    : width_(picture.width),
      height_(picture.height),
      sums_(static_cast<std::size_t>(width_ + 1) * static_cast<std::size_t>(height_ + 1))
{
    auto* above = sums_.data();
    for (int y = 0; y < height_; ++y) {
        auto* here = above + width_ + 1;
        std::uint32_t sum = 0;
        const auto pixels = picture.row(y);
        for (std::size_t x = 0; x < pixels.size(); ++x) {
            sum += pixels[x];
            here[x + 1] = above[x + 1] + sum;
        }
        above = here;
    }
}

void Sums::means(int y, int reach, std::span<std::int16_t> out) const
{
    const int top = std::max(y - reach, 0), bottom = std::min(y + reach + 1, height_);
    const std::size_t columns = static_cast<std::size_t>(width_) + 1;
    const auto* above = &sums_[static_cast<std::size_t>(top) * columns];
    const auto* below = &sums_[static_cast<std::size_t>(bottom) * columns];
    const auto mean = [&](int left, int right, float scale) {
        const std::uint32_t sum = below[right] - below[left] - above[right] + above[left];
        return static_cast<std::int16_t>(static_cast<float>(static_cast<std::int32_t>(sum)) *
                                         scale);
    };
    const auto scale_of = [&](int wide) {
        return static_cast<float>(steps_of_a_level) / static_cast<float>(wide * (bottom - top));
    };
    // In the middle of the row all squares are whole, and the loop has no branches.
    const int whole_from = std::min(reach, width_), whole_to = std::max(whole_from, width_ - reach);
    const auto edge = [&](int x) {
        const int left = std::max(x - reach, 0), right = std::min(x + reach + 1, width_);
        out[static_cast<std::size_t>(x)] = mean(left, right, scale_of(right - left));
    };
    for (int x = 0; x < whole_from; ++x)
        edge(x);
    const float scale = scale_of(2 * reach + 1);
    for (int x = whole_from; x < whole_to; ++x)
        out[static_cast<std::size_t>(x)] = mean(x - reach, x + reach + 1, scale);
    for (int x = whole_to; x < width_; ++x)
        edge(x);
}

Relief relief_of(const Sums& sums, int surroundings, int smoothing)
{
    Relief out{.width = sums.width(), .height = sums.height(), .heights = {}};
    std::vector<std::int16_t> around(static_cast<std::size_t>(out.width));
    out.heights.resize(around.size() * static_cast<std::size_t>(out.height));
    for (int y = 0; y < out.height; ++y) {
        const auto here = out.row(y);
        sums.means(y, smoothing, here);
        sums.means(y, surroundings, around);
        for (std::size_t x = 0; x < around.size(); ++x)
            here[x] = static_cast<std::int16_t>(here[x] - around[x]);
    }
    return out;
}

}  // namespace drivers::camera
