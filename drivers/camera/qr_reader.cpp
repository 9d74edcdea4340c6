#include "drivers/camera/qr_reader.h"

#include "drivers/camera/modules.h"

#include <algorithm>
#include <cmath>

namespace drivers::camera {

namespace {

// Modules that the surroundings of a module reach: wide ones find the grid, and narrow ones read
// what lies in the edge of a glare or a shadow.
constexpr double wide = 4;
constexpr double narrow = 1.8;

std::optional<FoundCode> read_modules(const Contrast& contrast, const Grid& grid)
{
    const auto sampled = sample(contrast, grid);
    if (auto code = decode_modules(decide(sampled)))
        return code;
    auto better = equalise(sampled, sampled, LearnFrom::known_modules);
    if (auto code = decode_modules(decide(better)))
        return code;
    better = equalise(sampled, better, LearnFrom::own_decisions);
    return decode_modules(decide(better));
}

std::optional<FoundCode> read_at(const Picture& picture, const Corners& corners)
{
    const auto area = area_of(corners);
    const bool is_inverted = corners.at[0].is_light_on_dark;
    const Contrast contrast(picture, area, corners.module, wide, is_inverted);
    const auto grid = lay_grid(contrast, corners);
    if (!grid)
        return {};
    if (auto code = read_modules(contrast, *grid))
        return code;
    return read_modules(Contrast(picture, area, corners.module, narrow, is_inverted), *grid);
}

// How many of a finder pattern's modules are as they must be, 0 to 1.
double likeness(const Relief& relief, const FinderPattern& finder, Point across, Point down)
{
    int right = 0;
    for (int y = -3; y <= 3; ++y)
        for (int x = -3; x <= 3; ++x) {
            const int px = static_cast<int>(finder.middle.x + x * across.x + y * down.x);
            const int py = static_cast<int>(finder.middle.y + x * across.y + y * down.y);
            if (px < 0 || py < 0 || px >= relief.width || py >= relief.height)
                continue;
            const bool is_dark = (relief.at(px, py) < 0) != finder.is_light_on_dark;
            const int ring = std::max(std::abs(x), std::abs(y));
            right += is_dark == (ring != 2) ? 1 : 0;
        }
    return right / 49.0;
}

// Print and noise have lines that are as a finder pattern's; their surfaces are not.
bool are_alike(const Relief& relief, const Corners& corners)
{
    static constexpr double least = 0.68;
    static constexpr double least_together = 0.76;
    double sum = 0;
    int count = 0;
    for (std::size_t i = 0; i < corners.at.size(); ++i) {
        if (corners.guessed == i)
            continue;
        const double now = likeness(relief, corners.at[i], corners.across[i], corners.down[i]);
        if (now < least)
            return false;
        sum += now;
        ++count;
    }
    return sum > least_together * count;
}

}  // namespace

const Relief& QrReader::relief(const Look& look)
{
    for (const auto& seen : reliefs_)
        if (seen.surroundings == look.surroundings && seen.smoothing == look.smoothing)
            return seen.relief;
    const int surroundings = std::max(2, picture_.height / look.surroundings);
    reliefs_.push_back({.surroundings = look.surroundings,
                        .smoothing = look.smoothing,
                        .relief = relief_of(sums_, surroundings, look.smoothing)});
    return reliefs_.back().relief;
}

bool QrReader::was_tried(const Corners& corners) const
{
    return std::ranges::any_of(tried_, [&](const Corners& before) {
        for (std::size_t i = 0; i < before.at.size(); ++i) {
            const double x = before.at[i].middle.x - corners.at[i].middle.x;
            const double y = before.at[i].middle.y - corners.at[i].middle.y;
            if (std::hypot(x, y) > corners.module / 2)
                return false;
        }
        return before.at[0].is_light_on_dark == corners.at[0].is_light_on_dark &&
               std::abs(before.size - corners.size) < 3;
    });
}

std::optional<FoundCode> QrReader::look(const Look& look, const std::function<bool()>& is_time_up)
{
    const auto& seen = relief(look);
    const auto found = find_finder_patterns(seen, look.shape);
    const auto groups = look.corners == Look::Corners::three ? group(found) : group_pairs(found);
    for (const auto& corners : groups) {
        if (is_time_up())
            return {};
        if (!are_alike(seen, corners) || was_tried(corners))
            continue;
        tried_.push_back(corners);
        if (auto code = read_at(picture_, corners))
            return code;
    }
    return {};
}

}  // namespace drivers::camera
