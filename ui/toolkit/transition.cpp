#include "ui/toolkit/transition.h"

#include "base/secret.h"

#include <algorithm>
#include <functional>

namespace ui::toolkit {

namespace {

constexpr unsigned whole = 256;

// Two channels at once have room for a share of 256 without touching each other.
std::uint32_t mixed(std::uint32_t before, std::uint32_t after, unsigned share)
{
    constexpr std::uint32_t odd = 0xFF00FF;
    const auto red_blue = ((before & odd) * (whole - share) + (after & odd) * share) >> 8;
    const auto green = ((before >> 8 & 0xFF) * (whole - share) + (after >> 8 & 0xFF) * share) >> 8;
    return (red_blue & odd) | (green & 0xFF) << 8;
}

using RowWork = std::function<void(std::uint32_t* pixels, std::size_t at, std::size_t count)>;

// Each row of each rectangle, and where it begins in what was kept.
void through_rows(const PixelView& view, const std::vector<Rect>& rects, const RowWork& row)
{
    std::size_t at = 0;
    for (const auto& rect : rects)
        for (int y = rect.y; y < rect.bottom(); ++y) {
            const auto count = static_cast<std::size_t>(rect.width);
            row(view.pixels + y * (view.stride / 4) + rect.x, at, count);
            at += count;
        }
}

void copy_out(const PixelView& view, const std::vector<Rect>& rects, std::vector<std::uint32_t>& to)
{
    std::size_t all = 0;
    for (const auto& rect : rects)
        all += static_cast<std::size_t>(rect.width) * static_cast<std::size_t>(rect.height);
    to.resize(all);
    through_rows(view, rects, [&to](std::uint32_t* pixels, std::size_t at, std::size_t count) {
        std::copy_n(pixels, count, to.data() + at);
    });
}

void copy_in(const PixelView& view, const std::vector<Rect>& rects,
             const std::vector<std::uint32_t>& from)
{
    through_rows(view, rects, [&from](std::uint32_t* pixels, std::size_t at, std::size_t count) {
        std::copy_n(from.data() + at, count, pixels);
    });
}

}  // namespace

void Transition::keep(const PixelView& view, const std::vector<Rect>& rects)
{
    end();
    copy_out(view, rects, before_);
    rects_ = rects;
}

void Transition::begin(const PixelView& view, base::SteadyTime now,
                       std::chrono::milliseconds length)
{
    copy_out(view, rects_, after_);
    copy_in(view, rects_, before_);
    begun_ = now;
    length_ = length;
}

bool Transition::draw(const PixelView& view, base::SteadyTime now)
{
    const double passed = std::chrono::duration<double, std::milli>(now - begun_).count() /
                          static_cast<double>(length_.count());
    if (passed >= 1) {
        finish(view);
        return false;
    }
    // Quick at first, so that what was touched for is there soon.
    const double share = 1 - (1 - passed) * (1 - passed);
    const auto part = static_cast<unsigned>(std::clamp(share, 0.0, 1.0) * whole);
    through_rows(view, rects_,
                 [this, part](std::uint32_t* pixels, std::size_t at, std::size_t count) {
                     const auto* before = before_.data() + at;
                     const auto* after = after_.data() + at;
                     for (std::size_t i = 0; i < count; ++i)
                         pixels[i] = mixed(before[i], after[i], part);
                 });
    return true;
}

void Transition::finish(const PixelView& view)
{
    if (is_running())
        copy_in(view, rects_, after_);
    end();
}

void Transition::end()
{
    base::wipe(before_);
    base::wipe(after_);
    rects_.clear();
}

}  // namespace ui::toolkit
