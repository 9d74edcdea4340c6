#include "ui/toolkit/scene.h"

#include "base/overloaded.h"
#include "base/secret.h"

#include <fmt/format.h>
#include <algorithm>
#include <utility>

namespace ui::toolkit {

// Three layers of shadow reach this share of the box's radius beyond it.
static int shadow_reach(const Box& box)
{
    return box.has_shadow ? std::max(8, box.radius) : 0;
}

Rect bounds(const Item& item)
{
    if (const auto* box = std::get_if<Box>(&item))
        return box->rect.inset(-shadow_reach(*box));
    return std::visit([](const auto& any) { return any.rect; }, item);
}

void Scene::add(Item item)
{
    items.push_back(std::move(item));
}

void Scene::cover(const Rect& rect, Colour shade)
{
    items.emplace_back(Box{.rect = rect, .fill = shade});
    covered = items.size();
    targets.clear();
    writing = {};
    for (auto& part : unmirrored)
        part.first_target = part.end_target = 0;
}

const Target* Scene::target_at(int x, int y) const
{
    for (const auto& target : targets)
        if (target.rect.contains(x, y))
            return &target;
    return nullptr;
}

const Target* Scene::find(std::string_view id_or_spoken) const
{
    for (const auto& target : targets)
        if (target.id == id_or_spoken || target.spoken == id_or_spoken)
            return &target;
    return nullptr;
}

void Scene::move_down(int rows)
{
    for (auto& item : items)
        std::visit([rows](auto& one) { one.rect.y += rows; }, item);
    for (auto& target : targets)
        target.rect.y += rows;
    writing.y += rows;
}

static Rect mirrored(Rect rect, int width)
{
    rect.x = width - rect.right();
    return rect;
}

static Align mirrored(Align align)
{
    switch (align) {
    case Align::left:
        return Align::right;
    case Align::centre:
        return Align::centre;
    case Align::right:
        return Align::left;
    }
    std::unreachable();
}

static void mirror(Item& item, int width)
{
    std::visit([width](auto& any) { any.rect = mirrored(any.rect, width); }, item);
    if (auto* text = std::get_if<Text>(&item))
        text->align = mirrored(text->align);
    if (auto* icon = std::get_if<Icon>(&item))
        icon->is_mirrored = has_direction(icon->id) != icon->is_mirrored;
}

void Scene::mirror(int width)
{
    std::vector<bool> keeps_item(items.size());
    std::vector<bool> keeps_target(targets.size());
    bool keeps_writing = false;
    for (auto& part : unmirrored) {
        const bool has_writing = !writing.is_empty() && part.rect.contains(writing);
        const auto moved = mirrored(part.rect, width);
        const int by = moved.x - part.rect.x;
        part.rect = moved;
        writing.x += has_writing ? by : 0;
        keeps_writing = keeps_writing || has_writing;
        for (auto i = part.first_item; i < std::min(part.end_item, items.size()); ++i) {
            std::visit([by](auto& any) { any.rect.x += by; }, items[i]);
            keeps_item[i] = true;
        }
        for (auto i = part.first_target; i < std::min(part.end_target, targets.size()); ++i) {
            targets[i].rect.x += by;
            keeps_target[i] = true;
        }
    }
    for (std::size_t i = 0; i < items.size(); ++i)
        if (!keeps_item[i])
            toolkit::mirror(items[i], width);
    if (!keeps_writing && !writing.is_empty())
        writing = mirrored(writing, width);
    for (std::size_t i = 0; i < targets.size(); ++i)
        if (!keeps_target[i])
            targets[i].rect = mirrored(targets[i].rect, width);
}

void Scene::wipe()
{
    for (auto& item : items) {
        if (auto* text = std::get_if<Text>(&item)) {
            base::wipe(text->text);
            base::wipe(text->spoken);
        } else if (auto* stroke = std::get_if<Stroke>(&item)) {
            base::wipe(stroke->points);
        }
    }
    for (auto& target : targets)
        base::wipe(target.spoken);
    base::wipe(spoken);
    base::wipe(spoken_in_public);
    items.clear();
    targets.clear();
    unmirrored.clear();
}

static void add(std::vector<Rect>& rects, Rect more)
{
    // Joined until nothing overlaps: a pixel is never painted twice for one frame.
    for (std::size_t i = 0; i < rects.size();) {
        if (intersection(rects[i], more).is_empty()) {
            ++i;
            continue;
        }
        more = united(rects[i], more);
        rects.erase(rects.begin() + static_cast<std::ptrdiff_t>(i));
        i = 0;
    }
    rects.push_back(more);
}

static constexpr std::size_t most_rects = 8;

std::vector<Rect> difference(const Scene& before, const Scene& after)
{
    const auto& a = before.items;
    const auto& b = after.items;
    std::size_t head = 0;
    while (head < a.size() && head < b.size() && a[head] == b[head])
        ++head;
    std::size_t tail = 0;
    while (tail < a.size() - head && tail < b.size() - head &&
           a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    const std::span old_items(a.data() + head, a.size() - head - tail);
    const std::span new_items(b.data() + head, b.size() - head - tail);

    std::vector<Rect> rects;
    for (const auto& item : old_items)
        if (std::ranges::find(new_items, item) == new_items.end())
            add(rects, bounds(item));
    for (const auto& item : new_items)
        if (std::ranges::find(old_items, item) == old_items.end())
            add(rects, bounds(item));
    while (rects.size() > most_rects) {
        const auto last = rects.back();
        rects.pop_back();
        const auto joined = united(rects.back(), last);
        rects.pop_back();
        add(rects, joined);
    }
    return rects;
}

static std::string describe_text(const Text& text)
{
    return text.spoken.empty() ? fmt::format("  text '{}'\n", text.text)
                               : fmt::format("  text '{}' heard '{}'\n", text.text, text.spoken);
}

static std::string describe(const Item& item)
{
    return std::visit(base::overloaded{
                          [](const Box&) { return std::string{}; },
                          [](const Text& text) { return describe_text(text); },
                          [](const Icon& icon) {
                              return fmt::format("  icon {}{}\n", name_of(icon.id),
                                                 icon.is_mirrored ? " mirrored" : "");
                          },
                          [](const Picture&) { return std::string("  picture\n"); },
                          [](const Stroke&) { return std::string("  stroke\n"); },
                      },
                      item);
}

std::string describe(const Scene& scene)
{
    std::string lines;
    for (const auto& item : scene.items)
        lines += describe(item);
    for (const auto& target : scene.targets)
        lines += fmt::format("  target {} '{}'\n", target.id, target.spoken);
    return lines + fmt::format("  spoken '{}'\n", scene.spoken);
}

}  // namespace ui::toolkit
