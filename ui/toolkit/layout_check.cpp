#include "ui/toolkit/layout_check.h"

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

Mistakes contrast_mistakes(const Scene& scene, double least)
{
    Mistakes mistakes;
    for (std::size_t i = scene.covered; i < scene.items.size(); ++i) {
        const auto* text = std::get_if<Text>(&scene.items[i]);
        if (!text)
            continue;
        const auto* box = ground_of(scene.items, i);
        if (!box) {
            mistakes.push_back(fmt::format("text '{}' lies on nothing", text->text));
            continue;
        }
        auto ratio = contrast(text->colour, box->fill);
        if (box->fill_below.alpha == 255)
            ratio = std::min(ratio, contrast(text->colour, box->fill_below));
        if (ratio < least)
            mistakes.push_back(fmt::format("text '{}' has contrast {:.1f}", text->text, ratio));
    }
    return mistakes;
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
