// Columns and rows.
#include "ui/toolkit/widget.h"

#include <algorithm>
#include <numeric>

namespace ui::toolkit {

Line& Line::add(Part part, int stretch)
{
    children_.push_back({.part = std::move(part), .stretch = stretch});
    return *this;
}

Line& Line::add_if_room(Part part, int stretch)
{
    children_.push_back({.part = std::move(part), .stretch = stretch, .is_optional = true});
    return *this;
}

int Line::gaps(std::size_t count) const
{
    return count == 0 ? 0 : gap_ * (static_cast<int>(count) - 1);
}

std::vector<const Line::Child*> Line::wanted(const Kit& kit) const
{
    std::vector<const Child*> out;
    for (const auto& child : children_)
        if (!child.is_optional || !kit.theme.is_sparing)
            out.push_back(&child);
    return out;
}

std::vector<int> Line::share_out(std::span<const Child* const> children, std::vector<int> natural,
                                 int length) const
{
    const int left =
        length - gaps(children.size()) - std::accumulate(natural.begin(), natural.end(), 0);
    int stretches = 0;
    for (const auto* child : children)
        stretches += child->stretch;
    if (left <= 0 || stretches == 0)
        return natural;
    int given = 0;
    int counted = 0;
    for (std::size_t i = 0; i < children.size(); ++i) {
        counted += children[i]->stretch;
        const int up_to_here = left * counted / stretches;
        natural[i] += up_to_here - given;
        given = up_to_here;
    }
    return natural;
}

Size Column::measure(const Kit& kit, int width) const
{
    const auto children = wanted(kit);
    Size size{0, gaps(children.size())};
    for (const auto* child : children) {
        const auto one = child->part->measure(kit, width);
        size.width = std::max(size.width, one.width);
        size.height += one.height;
    }
    return size;
}

int Column::height_of(std::span<const Child* const> children, const Kit& kit, int width) const
{
    int height = gaps(children.size());
    for (const auto* child : children)
        height += child->part->measure(kit, width).height;
    return height;
}

void Column::draw(Drawing& drawing, const Rect& rect) const
{
    auto children = wanted(drawing.kit);
    while (height_of(children, drawing.kit, rect.width) > rect.height) {
        const auto last =
            std::ranges::find_if(children.rbegin(), children.rend(),
                                 [](const auto* child) { return child->is_optional; });
        if (last == children.rend())
            break;
        children.erase(std::next(last).base());
    }
    std::vector<int> natural;
    for (const auto* child : children)
        natural.push_back(child->part->measure(drawing.kit, rect.width).height);
    const auto heights = share_out(children, std::move(natural), rect.height);
    int y = rect.y;
    for (std::size_t i = 0; i < children.size(); ++i) {
        children[i]->part->draw(drawing, {rect.x, y, rect.width, heights[i]});
        y += heights[i] + gap_;
    }
}

// Those with a stretch share what the others leave, whatever they would like: a text among them
// wraps instead of pushing its neighbours out.
std::vector<int> Row::widths(const Kit& kit, int width) const
{
    std::vector<int> natural;
    for (const auto& child : children_)
        natural.push_back(child.stretch > 0 ? 0 : child.part->measure(kit, width - gaps()).width);
    std::vector<const Child*> all;
    for (const auto& child : children_)
        all.push_back(&child);
    return share_out(all, std::move(natural), width);
}

Size Row::measure(const Kit& kit, int width) const
{
    const auto all = widths(kit, width);
    Size size{gaps(), 0};
    for (std::size_t i = 0; i < children_.size(); ++i) {
        const auto one = children_[i].part->measure(kit, all[i]);
        size.width += children_[i].stretch > 0 ? one.width : all[i];
        size.height = std::max(size.height, one.height);
    }
    size.width = std::min(size.width, width);
    return size;
}

void Row::draw(Drawing& drawing, const Rect& rect) const
{
    const auto all = widths(drawing.kit, rect.width);
    int x = rect.x;
    for (std::size_t i = 0; i < children_.size(); ++i) {
        Rect place{x, rect.y, all[i], rect.height};
        if (across_ == Across::centre) {
            const int height =
                std::min(rect.height, children_[i].part->measure(drawing.kit, all[i]).height);
            place.y += (rect.height - height) / 2;
            place.height = height;
        }
        children_[i].part->draw(drawing, place);
        x += all[i] + gap_;
    }
}

}  // namespace ui::toolkit
