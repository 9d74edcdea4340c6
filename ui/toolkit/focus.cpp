#include "ui/toolkit/focus.h"

#include <algorithm>

namespace ui::toolkit {

static bool has_words(const std::string& text)
{
    return text.find_first_not_of(" \n") != text.npos;
}

// Scenes have a dozen targets and some dozen texts: looking through all is nothing.
static Stop* stop_below(std::vector<Stop>& stops, const Text& text)
{
    const auto& [x, y, width, height] = text.rect;
    for (auto& stop : stops)
        if (stop.is_control() && stop.rect.contains(x + width / 2, y + height / 2))
            return &stop;
    return nullptr;
}

static void add_words(Stop& stop, const Text& text)
{
    stop.is_private = stop.is_private || text.is_private;
    const auto& words = text.spoken.empty() ? text.text : text.spoken;
    if (stop.spoken.contains(words))
        return;
    if (!stop.spoken.empty())
        stop.spoken += '\n';
    stop.spoken += words;
}

std::vector<Stop> reading_order(const Scene& scene)
{
    std::vector<Stop> stops;
    auto next = scene.targets.begin();
    const auto add_targets_until = [&](std::size_t item) {
        for (; next != scene.targets.end() && next->first_item <= item; ++next)
            stops.push_back({next->rect, next->id, next->spoken, next->is_private});
    };
    for (auto i = scene.covered; i < scene.items.size(); ++i) {
        add_targets_until(i);
        const auto* text = std::get_if<Text>(&scene.items[i]);
        if (!text || !has_words(text->text))
            continue;
        if (auto* below = stop_below(stops, *text))
            add_words(*below, *text);
        else
            stops.push_back({text->rect,
                             {},
                             text->spoken.empty() ? text->text : text->spoken,
                             text->is_private});
    }
    add_targets_until(scene.items.size());
    return stops;
}

static constexpr double band_mm = 1.4;

void draw_focus(Scene& scene, const Rect& rect, const Theme& theme)
{
    const auto [width, height] = theme.panel.pixels;
    const int band = std::max(3, theme.from_mm(band_mm));
    auto place = intersection(rect.inset(-2 * band), {0, 0, width, height});
    int radius = theme.radius + 2 * band;
    for (const auto colour : {theme.palette.ink, theme.palette.card, theme.palette.ink}) {
        scene.add(Box{.rect = place, .radius = radius, .border = colour, .border_width = band});
        place = place.inset(band);
        radius -= band;
    }
}

}  // namespace ui::toolkit
