#include "drivers/camera/code_grid.h"

#include <algorithm>
#include <cmath>

namespace drivers::camera {

namespace {

// Below this the known modules are met no better than noise meets them.
constexpr double least_fit = 0.25;

// Before the grid is refined: not worth it, and near enough already.
constexpr double hopeless_fit = 0.12;
constexpr double good_fit = 0.8;

constexpr int small_size = 29;
constexpr int large_size = 57;

struct KnownModule {
    float x, y;
    float sign;
};

// Looked at beside their middles, on all sides in turn: in the middle of large modules a grid that
// is off by a third of one would fit as well.
float off_middle(int at)
{
    return at % 2 == 0 ? 0.25F : 0.75F;
}

std::vector<KnownModule> list_known(int size)
{
    const auto known = known_modules(size);
    std::vector<KnownModule> out;
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x)
            if (known.at(x, y) != 0)
                out.push_back({static_cast<float>(x) + off_middle(x),
                               static_cast<float>(y) + off_middle(y),
                               static_cast<float>(known.at(x, y))});
    return out;
}

// So that a few glaring modules do not outvote the others.
float at_most_usual(float contrast)
{
    return std::clamp(contrast, -1.0F, 1.0F);
}

double fit(const Contrast& contrast, const Projection& projection,
           const std::vector<KnownModule>& known)
{
    float sum = 0;
    for (const auto& module : known)
        sum += module.sign * at_most_usual(contrast.at(projection.seen(module.x, module.y)));
    return static_cast<double>(sum) / static_cast<double>(known.size());
}

// The corners that a grid is moved by: the middles of the finder patterns, and of the alignment
// pattern or, without one, of a fourth finder pattern.
struct Handles {
    std::array<Point, 4> code;
    std::array<Point, 4> seen;
};

class Layer {
public:
    Layer(const Contrast& contrast, const Corners& corners, int size)
        : contrast_(contrast), corners_(corners), size_(size), known_(list_known(size))
    {
        const double far = size - 3.5;
        const double last = last_alignment(size) == 0 ? far : last_alignment(size) + 0.5;
        handles_.code = {Point{3.5, 3.5}, {far, 3.5}, {3.5, far}, {last, last}};
        for (std::size_t i = 0; i < 3; ++i)
            handles_.seen[i] = corners.at[i].middle;
        const Point a = side(1), b = side(2);
        across_ = {a.x / (far - 3.5), a.y / (far - 3.5)};
        down_ = {b.x / (far - 3.5), b.y / (far - 3.5)};
        start_ = foreseen_fourth(last);
    }

    std::optional<Grid> lay()
    {
        if (corners_.guessed && !find_third(*corners_.guessed))
            return {};
        handles_.seen[3] = start_;
        double best = try_handles();
        if (best < good_fit)
            best = search_fourth();
        if (best < hopeless_fit)
            return {};
        best = refine(best);
        const auto projection = Projection::through(handles_.code, handles_.seen);
        if (!projection)
            return {};
        return Grid{.projection = *projection, .size = size_, .fit = best};
    }

private:
    Point side(std::size_t i) const
    {
        return {corners_.at[i].middle.x - corners_.at[0].middle.x,
                corners_.at[i].middle.y - corners_.at[0].middle.y};
    }

    // In homogeneous coordinates a square's fourth corner is the sum of its neighbours less the one
    // across. How far away each corner is shows in its finder pattern's area, which shrinks with
    // the third power of the distance.
    Point foreseen_fourth(double last) const
    {
        std::array<double, 3> away{};
        for (std::size_t i = 0; i < 3; ++i)
            away[i] = std::cbrt(1 / (corners_.at[i].across * corners_.at[i].down));
        const double fourth = std::max(away[1] + away[2] - away[0], away[0] * 0.3);
        const auto corner = [&](double Point::*axis) {
            return (away[1] * (corners_.at[1].middle.*axis) +
                    away[2] * (corners_.at[2].middle.*axis) -
                    away[0] * (corners_.at[0].middle.*axis)) /
                   fourth;
        };
        const auto& at = corners_.at;
        const double far = size_ - 3.5;
        const auto projection =
            Projection::through({Point{3.5, 3.5}, {far, 3.5}, {3.5, far}, {far, far}},
                                {at[0].middle, at[1].middle, at[2].middle,
                                 Point{corner(&Point::x), corner(&Point::y)}});
        return projection ? projection->seen(last, last) : at[0].middle;
    }

    double try_handles() const
    {
        const auto projection = Projection::through(handles_.code, handles_.seen);
        return projection ? fit(contrast_, *projection, known_) : -1;
    }

    // A finder pattern that was not seen stands nearby, and the fourth handle moves with it.
    bool find_third(std::size_t guessed)
    {
        handles_.seen[3] = start_;
        if (try_handles() < hopeless_fit)
            return false;
        const auto before = handles_;
        auto best_handles = handles_;
        double best = -1;
        const double reach = std::max(2.0, size_ * 0.05);
        const double turn = guessed == 0 ? -1 : 1;
        for (double y = -reach; y <= reach; y += 0.75)
            for (double x = -reach; x <= reach; x += 0.75) {
                const Point by{x * across_.x + y * down_.x, x * across_.y + y * down_.y};
                handles_ = before;
                handles_.seen[guessed].x += by.x;
                handles_.seen[guessed].y += by.y;
                handles_.seen[3].x += by.x * turn;
                handles_.seen[3].y += by.y * turn;
                const double now = try_handles();
                if (now > best) {
                    best = now;
                    best_handles = handles_;
                }
            }
        handles_ = best_handles;
        start_ = handles_.seen[3];
        return best > least_fit;
    }

    double search_fourth()
    {
        double best = -1;
        Point best_fourth = start_;
        for (const Point fourth : candidates()) {
            handles_.seen[3] = fourth;
            const double now = try_handles();
            if (now > best) {
                best = now;
                best_fourth = fourth;
            }
        }
        handles_.seen[3] = best_fourth;
        return best;
    }

    // Where the fourth handle may be: as foreseen, and where its pattern seems to be nearby.
    std::vector<Point> candidates()
    {
        struct Place {
            Point at;
            double score;
        };
        std::vector<Place> places;
        const double reach = std::max(3.0, size_ * 0.08);
        for (double y = -reach; y <= reach; y += 0.75)
            for (double x = -reach; x <= reach; x += 0.75) {
                handles_.seen[3] = {start_.x + x * across_.x + y * down_.x,
                                    start_.y + x * across_.y + y * down_.y};
                places.push_back({handles_.seen[3], fourth_fit()});
            }
        std::ranges::stable_sort(places, std::greater{}, &Place::score);
        std::vector<Point> out{start_};
        const double apart = std::hypot(across_.x, across_.y);
        for (const auto& place : places) {
            if (out.size() >= candidates_limit)
                break;
            if (std::ranges::none_of(out, [&](const Point& p) {
                    return std::hypot(p.x - place.at.x, p.y - place.at.y) < apart;
                }))
                out.push_back(place.at);
        }
        return out;
    }

    // How well the pattern at the fourth handle is met; the smallest code has none, so all else
    // must tell.
    double fourth_fit() const
    {
        if (last_alignment(size_) == 0)
            return try_handles();
        const auto projection = Projection::through(handles_.code, handles_.seen);
        if (!projection)
            return -1;
        const double middle = handles_.code[3].x;
        float sum = 0;
        for (int y = -2; y <= 2; ++y)
            for (int x = -2; x <= 2; ++x) {
                const float here =
                    at_most_usual(contrast_.at(projection->seen(middle + x, middle + y)));
                const int ring = std::max(std::abs(x), std::abs(y));
                // 8 of light against 1 + 16 of dark: weighed so that an even wall scores nothing.
                sum += ring == 1 ? -here * 2 : here * (ring == 0 ? 2.0F : 0.875F);
            }
        return static_cast<double>(sum);
    }

    // Each handle in turn is moved a little to each side, as long as that helps.
    double refine(double best)
    {
        const double module = std::hypot(across_.x, across_.y);
        const double coarsest = best < good_fit ? 0.6 : 0.3;
        for (double part = coarsest; part > 0.05; part /= 2)
            for (int round = 0; round < 3; ++round) {
                bool is_better = false;
                for (auto& handle : handles_.seen)
                    for (const Point move :
                         {Point{1, 0}, Point{-1, 0}, Point{0, 1}, Point{0, -1}}) {
                        const Point before = handle;
                        handle.x += move.x * part * module;
                        handle.y += move.y * part * module;
                        const double now = try_handles();
                        if (now > best) {
                            best = now;
                            is_better = true;
                        } else {
                            handle = before;
                        }
                    }
                if (!is_better)
                    break;
            }
        return best;
    }

    static constexpr std::size_t candidates_limit = 8;

    const Contrast& contrast_;
    const Corners& corners_;
    int size_;
    std::vector<KnownModule> known_;
    Handles handles_{};
    Point across_;
    Point down_;
    Point start_;
};

}  // namespace

Area area_of(const Corners& corners)
{
    const auto& at = corners.at;
    const Point fourth{at[1].middle.x + at[2].middle.x - at[0].middle.x,
                       at[1].middle.y + at[2].middle.y - at[0].middle.y};
    const auto [left, right] =
        std::minmax({at[0].middle.x, at[1].middle.x, at[2].middle.x, fourth.x});
    const auto [top, bottom] =
        std::minmax({at[0].middle.y, at[1].middle.y, at[2].middle.y, fourth.y});
    // Half a finder pattern and the quiet zone; and perspective may push the fourth corner out.
    const double room = corners.module * 8 + std::max(right - left, bottom - top) * 0.2;
    return {.x = static_cast<int>(left - room),
            .y = static_cast<int>(top - room),
            .width = static_cast<int>(right - left + 2 * room),
            .height = static_cast<int>(bottom - top + 2 * room)};
}

std::optional<Grid> lay_grid(const Contrast& contrast, const Corners& corners)
{
    const int nearest = 17 + 4 * static_cast<int>(std::lround((corners.size - 17) / 4));
    std::optional<Grid> best;
    // The estimate is off by some parts of a hundred.
    const int furthest = nearest > large_size ? 8 : 4;
    for (const int off : {0, -4, 4, -8, 8}) {
        const int size = nearest + off;
        if (size < least_size || size > greatest_size || std::abs(off) > furthest)
            continue;
        const auto grid = Layer(contrast, corners, size).lay();
        if (grid && grid->fit > least_fit && (!best || grid->fit > best->fit))
            best = grid;
        // In a small code the finder patterns alone fit as well in a wrong size.
        if (best && best->fit > good_fit && size > small_size)
            break;
    }
    return best;
}

}  // namespace drivers::camera
