#include "ui/toolkit/layout_check.h"

#include "ui/toolkit/focus.h"

#include <fmt/format.h>

#include <algorithm>
#include <climits>

namespace ui::toolkit {

using Mistakes = std::vector<std::string>;

static Rect screen_of(const Kit& kit)
{
    return {0, kit.theme.top, kit.theme.panel.pixels.width, kit.theme.panel.pixels.height};
}

static void check_targets(const Scene& scene, const Kit& kit, Mistakes& mistakes)
{
    const int least_gap = std::min(kit.theme.gap, kit.theme.from_mm(3));
    for (const auto& target : scene.targets) {
        if (target.rect.width < kit.theme.target || target.rect.height < kit.theme.target)
            mistakes.push_back(fmt::format("target {} is {}x{}, less than {}", target.id,
                                           target.rect.width, target.rect.height,
                                           kit.theme.target));
        if (!screen_of(kit).contains(target.rect))
            mistakes.push_back(fmt::format("target {} is not all on the screen", target.id));
        if (target.spoken.empty())
            mistakes.push_back(fmt::format("target {} has nothing to say", target.id));
        for (const auto& other : scene.targets)
            if (&other < &target &&
                !intersection(target.rect.inset(-least_gap + 1), other.rect).is_empty())
                mistakes.push_back(
                    fmt::format("targets {} and {} are too near", other.id, target.id));
    }
}

static void check_text(const Text& text, const Kit& kit, Mistakes& mistakes)
{
    const auto extent =
        kit.typesetter.measure(text.text, text.font, text.rect.width, text.max_lines);
    if (extent.size.width > text.rect.width + 1 || extent.size.height > text.rect.height + 1)
        mistakes.push_back(fmt::format("text '{}' needs {}x{} and has {}x{}", text.text,
                                       extent.size.width, extent.size.height, text.rect.width,
                                       text.rect.height));
    if (extent.is_cut)
        mistakes.push_back(fmt::format("text '{}' is cut off", text.text));
    if (extent.unknown_characters > 0)
        mistakes.push_back(fmt::format("text '{}' has characters no font has", text.text));
    if (!screen_of(kit).contains(text.rect))
        mistakes.push_back(fmt::format("text '{}' is not all on the screen", text.text));
}

// A text lies inside a box or outside; one across an edge has outgrown its place.
static void check_edges(const Text& text, const Box& box, Mistakes& mistakes)
{
    const auto common = intersection(text.rect, box.rect);
    if (!common.is_empty() && common != text.rect)
        mistakes.push_back(fmt::format("text '{}' lies across the edge of a box", text.text));
}

static void check_texts(const Scene& scene, const Kit& kit, Mistakes& mistakes)
{
    const std::span visible(scene.items.begin() + static_cast<std::ptrdiff_t>(scene.covered),
                            scene.items.end());
    for (std::size_t i = 0; i < visible.size(); ++i) {
        const auto* text = std::get_if<Text>(&visible[i]);
        if (!text)
            continue;
        check_text(*text, kit, mistakes);
        for (std::size_t j = 0; j < visible.size(); ++j) {
            if (const auto* box = std::get_if<Box>(&visible[j]))
                check_edges(*text, *box, mistakes);
            const auto* other = std::get_if<Text>(&visible[j]);
            if (other && j < i && !intersection(other->rect, text->rect).is_empty())
                mistakes.push_back(
                    fmt::format("texts '{}' and '{}' overlap", other->text, text->text));
        }
    }
}

Mistakes layout_mistakes(const Scene& scene, const Kit& kit)
{
    Mistakes mistakes;
    check_targets(scene, kit, mistakes);
    check_texts(scene, kit, mistakes);
    if (scene.spoken.empty())
        mistakes.push_back("the screen has nothing to say");
    return mistakes;
}

// The uppermost that a text drawn at `index` lies on, whole.
static const Box* ground_of(std::span<const Item> items, std::size_t index)
{
    const auto& text = std::get<Text>(items[index]);
    for (std::size_t i = index; i-- > 0;) {
        const auto* box = std::get_if<Box>(&items[i]);
        if (box && box->fill.alpha == 255 && box->rect.contains(text.rect))
            return box;
    }
    return nullptr;
}

static double contrast_on(const Text& text, const Box& box)
{
    const auto ratio = contrast(text.colour, box.fill);
    return box.fill_below.alpha == 255 ? std::min(ratio, contrast(text.colour, box.fill_below))
                                       : ratio;
}

Mistakes contrast_mistakes(const Scene& scene, double least)
{
    Mistakes mistakes;
    for (std::size_t i = scene.covered; i < scene.items.size(); ++i) {
        const auto* text = std::get_if<Text>(&scene.items[i]);
        if (!text)
            continue;
        const auto* box = ground_of(scene.items, i);
        if (!box)
            mistakes.push_back(fmt::format("text '{}' lies on nothing", text->text));
        else if (const auto ratio = contrast_on(*text, *box); ratio < least)
            mistakes.push_back(fmt::format("text '{}' has contrast {:.1f}", text->text, ratio));
    }
    return mistakes;
}

double least_contrast(const Scene& scene)
{
    double least = 21;
    for (std::size_t i = scene.covered; i < scene.items.size(); ++i)
        if (const auto* text = std::get_if<Text>(&scene.items[i])) {
            const auto* box = ground_of(scene.items, i);
            least = std::min(least, box ? contrast_on(*text, *box) : 0);
        }
    return least;
}

int least_side(const Scene& scene)
{
    int least = INT_MAX;
    for (const auto& target : scene.targets)
        least = std::min({least, target.rect.width, target.rect.height});
    return least;
}

static int distance(const Rect& a, const Rect& b)
{
    const int across = std::max(a.x - b.right(), b.x - a.right());
    const int down = std::max(a.y - b.bottom(), b.y - a.bottom());
    return std::max(across, down);
}

int least_gap(const Scene& scene)
{
    int least = INT_MAX;
    for (const auto& target : scene.targets)
        for (const auto& other : scene.targets)
            if (&other < &target)
                least = std::min(least, distance(target.rect, other.rect));
    return least;
}

static bool says_something(std::string_view text)
{
    return text.find_first_not_of(" \n") != text.npos;
}

Mistakes speech_mistakes(const Scene& scene)
{
    Mistakes mistakes;
    if (!says_something(scene.spoken))
        mistakes.push_back("the screen says nothing");
    const auto stops = reading_order(scene);
    for (const auto& stop : stops)
        if (!says_something(stop.spoken))
            mistakes.push_back(fmt::format("'{}' says nothing", stop.id));
    for (const auto& target : scene.targets) {
        const auto passed = std::ranges::count(stops, target.id, &Stop::id);
        if (passed != 1)
            mistakes.push_back(fmt::format("keys pass '{}' {} times", target.id, passed));
        for (const auto& other : scene.targets)
            if (&other < &target && other.spoken == target.spoken)
                mistakes.push_back(
                    fmt::format("'{}' and '{}' sound the same", other.id, target.id));
    }
    return mistakes;
}

// What is left of an item when it has no colour but light and dark.
static bool is_same_shape(Item a, Item b)
{
    const auto without_colour = [](Item& item) {
        if (auto* box = std::get_if<Box>(&item)) {
            box->fill = box->fill_below = {};
            box->border = {};
        }
        if (auto* text = std::get_if<Text>(&item))
            text->colour = {};
        if (auto* icon = std::get_if<Icon>(&item))
            icon->colour = {};
    };
    without_colour(a);
    without_colour(b);
    return a == b;
}

static std::vector<Colour> colours_of(const Item& item)
{
    if (const auto* box = std::get_if<Box>(&item))
        return {box->fill, box->fill_below, box->border};
    if (const auto* text = std::get_if<Text>(&item))
        return {text->colour};
    if (const auto* icon = std::get_if<Icon>(&item))
        return {icon->colour};
    return {};
}

bool are_told_apart_without_colour(const Scene& a, const Scene& b)
{
    static constexpr double seen = 3;
    if (a.items.size() != b.items.size())
        return true;
    for (std::size_t i = 0; i < a.items.size(); ++i) {
        if (!is_same_shape(a.items[i], b.items[i]))
            return true;
        const auto left = colours_of(a.items[i]);
        const auto right = colours_of(b.items[i]);
        for (std::size_t colour = 0; colour < left.size(); ++colour)
            if (left[colour].alpha != right[colour].alpha ||
                contrast(left[colour], right[colour]) >= seen)
                return true;
    }
    return false;
}

double smallest_capital_mm(const Scene& scene, const Panel& panel)
{
    int pixels = INT_MAX;
    for (const auto& item : scene.items)
        if (const auto* text = std::get_if<Text>(&item))
            pixels = std::min(pixels, text->font.pixels);
    return pixels * capital_share / panel.pixels_per_mm();
}

}  // namespace ui::toolkit
