#include "drivers/camera/finder_patterns.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace drivers::camera {

namespace {

// Five stretches along a line, and where the line crosses from one into the next.
struct Crossings {
    std::array<float, 6> at;

    float length() const { return at[5] - at[0]; }
    float stretch(std::size_t i) const { return at[i + 1] - at[i]; }
};

bool is_whole(const Crossings& line)
{
    const float unit = line.length() / 7;
    if (unit < 1.1F)
        return false;
    const auto differs = [&](std::size_t i, float modules, float tolerance) {
        return std::abs(line.stretch(i) - modules * unit) > tolerance * unit;
    };
    return !differs(2, 3, 1.3F) && !differs(0, 1, 0.7F) && !differs(1, 1, 0.7F) &&
           !differs(3, 1, 0.7F) && !differs(4, 1, 0.7F);
}

// 1:3:1 with something of the ring on both sides; what is beyond the ring may belong to it or not.
bool is_inner(const Crossings& line)
{
    const float unit = (line.at[4] - line.at[1]) / 5;
    if (unit < 1.1F)
        return false;
    const auto differs = [&](std::size_t i, float modules, float tolerance) {
        return std::abs(line.stretch(i) - modules * unit) > tolerance * unit;
    };
    return !differs(2, 3, 0.8F) && !differs(1, 1, 0.45F) && !differs(3, 1, 0.45F) &&
           line.stretch(0) > 0.5F * unit && line.stretch(4) > 0.5F * unit;
}

float crossing(int before, int after)
{
    return static_cast<float>(before) / static_cast<float>(before - after);
}

// The five stretches around a place on a line of heights, the middle one with the place in it.
std::optional<Crossings> look_around(int place, int length, int longest, auto height)
{
    const bool is_dark = height(place) < 0;
    Crossings out{};
    for (const int direction : {-1, 1}) {
        bool now = is_dark;
        int found = 0;
        int i = place;
        while (found < 3) {
            const int next = i + direction;
            if (next < 0 || next >= length || std::abs(next - place) > longest)
                return {};
            if ((height(next) < 0) != now) {
                const float part = crossing(height(i), height(next));
                const float at = static_cast<float>(i) + static_cast<float>(direction) * part;
                out.at[static_cast<std::size_t>(direction < 0 ? 2 - found : 3 + found)] = at;
                now = !now;
                ++found;
            }
            i = next;
        }
    }
    return out;
}

class FinderSearch {
public:
    FinderSearch(const Relief& relief, Shape shape) : relief_(relief), shape_(shape) {}

    std::vector<FinderPattern> run()
    {
        const int step = relief_.height > 600 ? 2 : 1;
        for (int y = 0; y < relief_.height; y += step)
            scan(y);
        std::ranges::stable_sort(found_, std::greater{}, &FinderPattern::votes);
        // One line's vote is chance, unless there are no better ones.
        if (found_.size() > finder_limit)
            found_.resize(finder_limit);
        return std::move(found_);
    }

private:
    void scan(int y)
    {
        const auto row = relief_.row(y);
        Crossings last{};
        int count = 0;
        for (std::size_t x = 1; x < row.size(); ++x) {
            if ((row[x] < 0) == (row[x - 1] < 0))
                continue;
            std::ranges::rotate(last.at, last.at.begin() + 1);
            last.at[5] = static_cast<float>(x - 1) + crossing(row[x - 1], row[x]);
            if (++count >= 6 && is_right(last))
                check(last, y);
        }
    }

    bool is_right(const Crossings& line) const
    {
        return shape_ == Shape::whole ? is_whole(line) : is_inner(line);
    }

    float width(const Crossings& line) const
    {
        return shape_ == Shape::whole ? line.length() : (line.at[4] - line.at[1]) * 1.4F;
    }

    // The core's edges are as good as the outer ones, and some of these may be damaged.
    float middle(const Crossings& line) const
    {
        const float inner = line.at[1] + line.at[2] + line.at[3] + line.at[4];
        return shape_ == Shape::whole ? (inner + line.at[0] + line.at[5]) / 6 : inner / 4;
    }

    void check(const Crossings& line, int y)
    {
        const int longest =
            shape_ == Shape::whole ? static_cast<int>(line.length() * 1.3F) + 2 : relief_.width;
        const int x = static_cast<int>(std::lround((line.at[2] + line.at[3]) / 2));
        if (x < 0 || x >= relief_.width)
            return;
        const auto down =
            look_around(y, relief_.height, longest, [&](int at) { return relief_.at(x, at); });
        if (!down || !is_right(*down) || !are_alike(*down, line))
            return;
        const int again = static_cast<int>(std::lround(middle(*down)));
        if (again < 0 || again >= relief_.height)
            return;
        const auto across =
            look_around(x, relief_.width, longest, [&](int at) { return relief_.at(at, again); });
        if (!across || !is_right(*across) || !are_alike(*across, line))
            return;
        vote({.middle = {middle(*across) + 0.5, middle(*down) + 0.5},
              .across = width(*across),
              .down = width(*down),
              .is_light_on_dark = relief_.at(x, again) >= 0,
              .votes = 1});
    }

    bool are_alike(const Crossings& one, const Crossings& other) const
    {
        const float ratio = width(one) / width(other);
        return ratio > 0.5F && ratio < 2;
    }

    void vote(const FinderPattern& seen)
    {
        for (auto& known : found_) {
            const double near = known.across * 0.25;
            if (known.is_light_on_dark != seen.is_light_on_dark ||
                std::abs(known.middle.x - seen.middle.x) > near ||
                std::abs(known.middle.y - seen.middle.y) > near)
                continue;
            const double part = 1.0 / ++known.votes;
            known.middle.x += (seen.middle.x - known.middle.x) * part;
            known.middle.y += (seen.middle.y - known.middle.y) * part;
            known.across += (seen.across - known.across) * part;
            known.down += (seen.down - known.down) * part;
            return;
        }
        if (found_.size() < places_limit)
            found_.push_back(seen);
    }

    // A page of print has some; a picture with more than this is noise.
    static constexpr std::size_t places_limit = 200;

    const Relief& relief_;
    Shape shape_;
    std::vector<FinderPattern> found_;
};

// A finder pattern's modules in the two directions of its code, which the picture shows as a (to
// the right) and b (down), both of length 1.
struct ModuleSides {
    double a, b;
};

ModuleSides modules_of(const FinderPattern& finder, Point a, Point b)
{
    // A line along the picture's axis leaves the square through the two sides that it meets most
    // squarely.
    const double unit = 7 * std::abs(a.x * b.y - a.y * b.x);
    if (std::abs(a.y) < std::abs(b.y))
        return {finder.across * std::abs(b.y) / unit, finder.down * std::abs(a.x) / unit};
    return {finder.down * std::abs(b.x) / unit, finder.across * std::abs(a.y) / unit};
}

std::optional<Corners> corners(const FinderPattern& first, FinderPattern right, FinderPattern below)
{
    Point a{right.middle.x - first.middle.x, right.middle.y - first.middle.y};
    Point b{below.middle.x - first.middle.x, below.middle.y - first.middle.y};
    if (a.x * b.y - a.y * b.x < 0) {
        std::swap(right, below);
        std::swap(a, b);
    }
    const double long_a = std::hypot(a.x, a.y), long_b = std::hypot(b.x, b.y);
    if (long_a < 1 || long_b < 1)
        return {};
    const double cosine = (a.x * b.x + a.y * b.y) / long_a / long_b;
    if (std::abs(cosine) > 0.7)
        return {};
    const Point unit_a{a.x / long_a, a.y / long_a}, unit_b{b.x / long_b, b.y / long_b};
    const auto sides = modules_of(first, unit_a, unit_b);
    const auto right_sides = modules_of(right, unit_a, unit_b);
    const auto below_sides = modules_of(below, unit_a, unit_b);
    // Between two places seen in perspective the geometric mean is exact.
    const double along_a = std::sqrt(sides.a * right_sides.a);
    const double along_b = std::sqrt(sides.b * below_sides.b);
    const double size_a = long_a / along_a + 7, size_b = long_b / along_b + 7;
    const double unlike = std::abs(std::log(size_a / size_b));
    const auto grown = [](double one, double other) { return std::abs(std::log(one / other)); };
    const double growth = std::max(grown(sides.a, right_sides.a), grown(sides.b, below_sides.b));
    const double size = std::sqrt(size_a * size_b);
    if (unlike > 0.35 || growth > 1 || size < 18 || size > 190)
        return {};
    const auto times = [](Point p, double by) { return Point{p.x * by, p.y * by}; };
    return Corners{.at = {first, right, below},
                   .across = {times(unit_a, sides.a), times(unit_a, right_sides.a),
                              times(unit_a, below_sides.a)},
                   .down = {times(unit_b, sides.b), times(unit_b, right_sides.b),
                            times(unit_b, below_sides.b)},
                   .module = std::sqrt(along_a * along_b),
                   .size = size,
                   .flaw = std::abs(cosine) * 0.5 + unlike * 2 + growth * 0.5,
                   .guessed = {}};
}

FinderPattern between(const FinderPattern& one, const FinderPattern& other, double x, double y)
{
    return {.middle = {x, y},
            .across = std::sqrt(one.across * other.across),
            .down = std::sqrt(one.down * other.down),
            .is_light_on_dark = one.is_light_on_dark,
            .votes = 0};
}

void add_pair(std::vector<Corners>& out, const FinderPattern& a, const FinderPattern& b)
{
    const double x = b.middle.x - a.middle.x, y = b.middle.y - a.middle.y;
    const auto add = [&](const std::array<FinderPattern, 3>& at, std::size_t guessed) {
        auto next = corners(at[0], at[1], at[2]);
        if (!next)
            return;
        next->guessed = guessed;
        out.push_back(*next);
    };
    // Each of the two may be the first corner, with the other to its right or below it.
    const auto below = between(a, b, a.middle.x - y, a.middle.y + x);
    add({a, b, below}, 2);
    const auto right = between(a, b, a.middle.x + y, a.middle.y - x);
    add({a, right, b}, 1);
    // Or they lie across from one another.
    const double half_x = a.middle.x + x / 2, half_y = a.middle.y + y / 2;
    const auto first = between(a, b, half_x + y / 2, half_y - x / 2);
    add({first, b, a}, 0);
}

}  // namespace

std::vector<FinderPattern> find_finder_patterns(const Relief& relief, Shape shape)
{
    return FinderSearch(relief, shape).run();
}

std::vector<Corners> group(const std::vector<FinderPattern>& found)
{
    std::vector<Corners> out;
    for (std::size_t i = 0; i < found.size(); ++i)
        for (std::size_t j = 0; j < found.size(); ++j)
            for (std::size_t k = j + 1; k < found.size(); ++k) {
                if (i == j || i == k || found[i].is_light_on_dark != found[j].is_light_on_dark ||
                    found[i].is_light_on_dark != found[k].is_light_on_dark)
                    continue;
                auto next = corners(found[i], found[j], found[k]);
                if (!next)
                    continue;
                const int votes = std::min({found[i].votes, found[j].votes, found[k].votes});
                next->flaw += 1.0 / votes;
                out.push_back(*next);
            }
    std::ranges::stable_sort(out, {}, &Corners::flaw);
    if (out.size() > corners_limit)
        out.resize(corners_limit);
    return out;
}

std::vector<Corners> group_pairs(const std::vector<FinderPattern>& found)
{
    static constexpr std::size_t surest = 4;
    static constexpr int least_votes = 3;
    std::vector<Corners> out;
    const auto count = std::min(found.size(), surest);
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = 0; j < count; ++j)
            if (i != j && found[i].is_light_on_dark == found[j].is_light_on_dark &&
                std::min(found[i].votes, found[j].votes) >= least_votes)
                add_pair(out, found[i], found[j]);
    return out;
}

}  // namespace drivers::camera
