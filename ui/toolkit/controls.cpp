// Widgets made of widgets.
#include "ui/toolkit/widget.h"

namespace ui::toolkit {

struct ButtonColours {
    Colour fill, text, border, pressed;
};

static ButtonColours colours_of(ButtonKind kind, const Palette& palette)
{
    switch (kind) {
    case ButtonKind::forward:
        return {palette.brand, palette.on_brand, palette.brand, palette.brand_deep};
    case ButtonKind::sideways:
    case ButtonKind::utility:
        return {palette.card, palette.brand, palette.brand, palette.pressed};
    case ButtonKind::on_brand:
        return {palette.hero, palette.on_hero, palette.on_hero, palette.hero_deep};
    }
    std::unreachable();
}

Part button(const Kit& kit, const ButtonFace& face)
{
    const auto& theme = kit.theme;
    const auto colours = colours_of(face.kind, theme.palette);
    const bool is_small = face.kind == ButtonKind::utility || face.kind == ButtonKind::on_brand;
    const Font font = is_small ? Font{theme.note.pixels, true} : theme.button;
    auto row = std::make_unique<Row>(font.pixels * 2 / 5);
    auto mark = icon(face.icon, font.pixels * 6 / 5, colours.text);
    auto words = label(face.text, {.font = font, .colour = colours.text});
    if (face.is_icon_last)
        row->add(std::move(words)).add(std::move(mark));
    else
        row->add(std::move(mark)).add(std::move(words));
    const BoxStyle style{.fill = colours.fill,
                         .radius = theme.radius,
                         .padding_x = theme.scaled(is_small ? 28 : 40),
                         .border = colours.border,
                         .border_width = theme.scaled(3),
                         .has_shadow = face.kind == ButtonKind::forward};
    return at_least({0, is_small ? theme.small_button_height : theme.button_height},
                    touchable(face.id, face.spoken.empty() ? face.text : face.spoken,
                              {style, colours.pressed}, centred(std::move(row))));
}

Part choice(const Kit& kit, const ButtonFace& face, bool is_chosen)
{
    const auto& theme = kit.theme;
    const auto colours =
        colours_of(is_chosen ? ButtonKind::forward : ButtonKind::sideways, theme.palette);
    const Font font{theme.note.pixels, is_chosen};
    auto row = std::make_unique<Row>(font.pixels * 2 / 5);
    row->add(icon(is_chosen ? IconId::tick : face.icon, font.pixels * 6 / 5, colours.text))
        .add(label(face.text, {.font = font, .colour = colours.text}), 1);
    const BoxStyle style{.fill = colours.fill,
                         .radius = theme.radius,
                         .padding_x = theme.scaled(24),
                         .padding_y = theme.scaled(12),
                         .border = colours.border,
                         .border_width = theme.scaled(3)};
    return at_least(
        {0, theme.small_button_height},
        touchable(face.id, face.spoken, {style, colours.pressed}, middle(std::move(row))));
}

// Private: a PIN must not be heard from the loudspeaker.
static Part key(const Kit& kit, std::string id, std::string spoken, Part content)
{
    const auto& theme = kit.theme;
    const BoxStyle style{.fill = theme.palette.card,
                         .radius = theme.radius,
                         .border = theme.palette.line,
                         .border_width = theme.scaled(3),
                         .has_shadow = true};
    return at_least({0, theme.scaled(110)},
                    touchable(std::move(id), std::move(spoken),
                              {style, theme.palette.pressed, true}, centred(std::move(content))));
}

static Part digit_key(const Kit& kit, int digit)
{
    const auto text = std::to_string(digit);
    return key(kit, "digit." + text, text,
               label(text, {.font = kit.theme.title, .colour = kit.theme.palette.ink}));
}

Part number_pad(const Kit& kit, const std::string& delete_text)
{
    auto rows = std::make_unique<Column>(kit.theme.gap);
    for (int first = 1; first <= 7; first += 3) {
        auto row = std::make_unique<Row>(kit.theme.gap, Across::stretch);
        for (int digit = first; digit < first + 3; ++digit)
            row->add(digit_key(kit, digit), 1);
        rows->add(std::move(row), 1);
    }
    auto last = std::make_unique<Row>(kit.theme.gap, Across::stretch);
    last->add(space(0, 0), 1)
        .add(digit_key(kit, 0), 1)
        .add(key(kit, "delete", delete_text,
                 icon(IconId::backspace, kit.theme.title.pixels, kit.theme.palette.ink)),
             1);
    rows->add(std::move(last), 1);
    return unmirrored(std::move(rows));
}

Part stars(int filled, int side, Colour filled_colour, Colour empty_colour)
{
    auto row = std::make_unique<Row>(side / 8);
    for (int i = 0; i < 5; ++i)
        row->add(icon(IconId::star, side, i < filled ? filled_colour : empty_colour));
    return row;
}

}  // namespace ui::toolkit
