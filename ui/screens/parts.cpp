#include "ui/screens/parts.h"

namespace ui {

using namespace toolkit;

Part named_fact(const Composer& composer, const std::string& name, std::string value,
                bool is_private, Font font)
{
    const auto& theme = composer.theme();
    auto column = std::make_unique<Column>(composer.scaled(4));
    column->add(label(name, {.font = {theme.note.pixels, true}, .colour = theme.palette.brand}))
        .add(label(
            std::move(value),
            {.font = font, .colour = theme.palette.ink, .max_lines = 3, .is_private = is_private}));
    return column;
}

Part callout(const Composer& composer, Weight weight, IconId id, const std::string& title,
             const std::string& text, bool is_private)
{
    const auto& theme = composer.theme();
    const auto& palette = theme.palette;
    const auto colour = weight == Weight::calm ? palette.brand : palette.caution;
    auto words = std::make_unique<Column>(composer.scaled(6));
    words->add(label(title, {.font = {theme.body.pixels, true},
                             .colour = palette.ink,
                             .max_lines = 2,
                             .is_private = is_private}));
    if (!text.empty())
        words->add(label(
            text,
            {.font = theme.body, .colour = palette.ink, .max_lines = 4, .is_private = is_private}));
    auto row = std::make_unique<Row>(composer.scaled(28));
    row->add(icon(id, composer.scaled(72), colour)).add(std::move(words), 1);
    auto style = composer.card_style();
    style.padding_y = composer.scaled(20);
    style.fill = weight == Weight::calm ? palette.brand_light : palette.caution_light;
    style.border = colour;
    style.border_width = composer.scaled(3);
    style.has_shadow = false;
    return box(style, std::move(row));
}

Part tile(Composer& composer, const Tile& tile)
{
    const auto& theme = composer.theme();
    const auto& palette = theme.palette;
    auto words = std::make_unique<Column>(composer.scaled(8));
    words->add(label(tile.title, {.font = theme.heading,
                                  .colour = palette.ink,
                                  .max_lines = 2,
                                  .is_private = tile.is_private}));
    if (!tile.text.empty())
        words->add(label(tile.text, {.font = theme.body,
                                     .colour = palette.ink,
                                     .max_lines = 2,
                                     .is_private = tile.is_private}));
    auto row = std::make_unique<Row>(composer.scaled(36));
    row->add(badge(tile.icon, composer.scaled(112), palette.brand, palette.brand_light))
        .add(std::move(words), 1)
        .add(icon(IconId::forward, composer.scaled(60), palette.brand));
    auto style = composer.card_style();
    style.padding_y = composer.scaled(composer.is_portrait() ? 20 : 8);
    style.border = palette.line;
    style.border_width = composer.scaled(3);
    return composer.touchable(tile.id, composer.sentences({tile.title, tile.text}), tile.action,
                              {style, palette.pressed, tile.is_private}, std::move(row));
}

Part mark_button(Composer& composer, const std::string& id, const std::string& spoken, IconId mark,
                 Answer answer, ButtonKind kind)
{
    const auto& theme = composer.theme();
    const auto& palette = theme.palette;
    const bool is_on_brand = kind == ButtonKind::on_brand;
    const auto colour = is_on_brand ? palette.on_hero : palette.brand;
    const BoxStyle style{.fill = is_on_brand ? palette.hero : palette.card,
                         .radius = theme.radius,
                         .border = colour,
                         .border_width = composer.scaled(3)};
    auto inside = centred(icon(mark, theme.note.pixels * 3 / 2, colour));
    return at_least({std::max(theme.target, theme.small_button_height), theme.small_button_height},
                    composer.touchable(id, spoken, std::move(answer),
                                       {style, is_on_brand ? palette.hero_deep : palette.pressed},
                                       std::move(inside)));
}

}  // namespace ui
