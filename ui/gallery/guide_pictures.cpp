#include "ui/gallery/guide_pictures.h"

#include "ui/toolkit/focus.h"
#include "ui/toolkit/painter.h"

#include <fmt/format.h>

#include <algorithm>

namespace ui::gallery {

using namespace toolkit;

static constexpr int width = 1080;
static constexpr int margin = 40;

static base::Result<> write(const Widget& content, const Kit& kit, std::string_view pressed,
                            std::string_view focused, const std::filesystem::path& path)
{
    const int inner = width - 2 * margin;
    const int height = content.measure(kit, inner).height + 2 * margin;
    Scene scene;
    scene.add(Box{.rect = {0, 0, width, height}, .fill = kit.theme.palette.ground});
    Drawing drawing{scene, kit, pressed};
    content.draw(drawing, {margin, margin, inner, height - 2 * margin});
    if (const auto* target = scene.find(focused))
        draw_focus(scene, target->rect, kit.theme);
    Canvas canvas({width, height}, {});
    paint(scene, canvas.view(), {0, 0, width, height}, kit.typesetter);
    return write_png(canvas.view(), path);
}

base::Result<> draw_type_scale(const Theme& theme, const std::filesystem::path& path)
{
    struct Step {
        const char* name;
        Font font;
    };
    const Step steps[] = {{"giant", theme.giant},     {"display", theme.display},
                          {"title", theme.title},     {"narrow_title", theme.narrow_title},
                          {"heading", theme.heading}, {"button", theme.button},
                          {"body", theme.body},       {"note", theme.note}};
    Typesetter typesetter;
    const Kit kit{theme, typesetter};
    Column column(theme.gap);
    for (const auto& [name, font] : steps) {
        const double capital_mm = font.pixels * capital_share / theme.panel.pixels_per_mm();
        column.add(label("一门 Yimen 0123", {.font = font, .colour = theme.palette.ink}));
        column.add(label(fmt::format("{}: {} px, capital {:.1f} mm", name, font.pixels, capital_mm),
                         {.font = {28, false}, .colour = theme.palette.soft_ink}));
    }
    return write(column, kit, {}, {}, path);
}

// So that a long name can be broken.
static std::string spaced(std::string_view name)
{
    std::string words(name);
    std::ranges::replace(words, '_', ' ');
    return words;
}

static Part named_icon(const Theme& theme, IconId id)
{
    auto cell = std::make_unique<Column>(8);
    cell->add(centred(icon(id, 88, theme.palette.brand)))
        .add(label(spaced(name_of(id)),
                   {.font = {22, false}, .colour = theme.palette.ink, .align = Align::centre}));
    return cell;
}

base::Result<> draw_icons(const Theme& theme, const std::filesystem::path& path)
{
    static constexpr std::size_t columns = 6;
    Typesetter typesetter;
    const Kit kit{theme, typesetter};
    Column column(theme.gap);
    const auto icons = all_icons();
    for (std::size_t first = 0; first < icons.size(); first += columns) {
        auto row = std::make_unique<Row>(theme.gap, Across::stretch);
        for (auto i = first; i < first + columns; ++i)
            row->add(i < icons.size() ? named_icon(theme, icons[i]) : space(0, 0), 1);
        column.add(std::move(row));
    }
    return write(column, kit, {}, {}, path);
}

static Part named(const Kit& kit, const char* name, Part what)
{
    auto row = std::make_unique<Row>(kit.theme.gap);
    row->add(label(name, {.font = {28, false}, .colour = kit.theme.palette.ink}), 2)
        .add(std::move(what), 3);
    return row;
}

base::Result<> draw_buttons(const Theme& theme, const std::filesystem::path& path)
{
    Typesetter typesetter;
    const Kit kit{theme, typesetter};
    const auto face = [](const char* id, ButtonKind kind) {
        return ButtonFace{.id = id, .text = "打印 Print", .icon = IconId::printer, .kind = kind};
    };
    Column column(2 * theme.gap);
    column.add(named(kit, "forward", button(kit, face("forward", ButtonKind::forward))))
        .add(named(kit, "forward, pressed", button(kit, face("pressed", ButtonKind::forward))))
        .add(named(kit, "forward, in focus", button(kit, face("focused", ButtonKind::forward))))
        .add(named(kit, "sideways", button(kit, face("sideways", ButtonKind::sideways))))
        .add(named(kit, "utility", button(kit, face("utility", ButtonKind::utility))))
        .add(named(kit, "on_brand",
                   box({.fill = theme.palette.hero, .padding_x = 24, .padding_y = 24},
                       button(kit, face("on_brand", ButtonKind::on_brand)))))
        .add(named(kit, "choice, chosen", choice(kit, face("c1", ButtonKind::sideways), true)))
        .add(
            named(kit, "choice, not chosen", choice(kit, face("c2", ButtonKind::sideways), false)));
    return write(column, kit, "pressed", "focused", path);
}

base::Result<> draw_elevation(const Theme& theme, const std::filesystem::path& path)
{
    Typesetter typesetter;
    const Kit kit{theme, typesetter};
    const auto& palette = theme.palette;
    const auto card = [&](const char* words, bool has_shadow, Colour border) {
        return box({.fill = palette.card,
                    .radius = theme.radius,
                    .padding_x = 40,
                    .padding_y = 40,
                    .border = border,
                    .border_width = border == transparent ? 0 : theme.scaled(3),
                    .has_shadow = has_shadow},
                   label(words, {.font = {28, false}, .colour = palette.ink}));
    };
    Column column(2 * theme.gap);
    column.add(card("0: flat, its edge drawn", false, palette.line))
        .add(card("1: a card, with a shadow", true, transparent))
        .add(card("2: something to touch: edge and shadow", true, palette.brand));
    return write(column, kit, {}, {}, path);
}

}  // namespace ui::gallery
