#include "ui/screens/assistance.h"
#include "ui/screens/pages.h"

namespace ui {

using namespace toolkit;

static Part fact(const Composer& composer, IconId id, const std::string& text)
{
    auto row = std::make_unique<Row>(composer.scaled(18));
    row->add(icon(id, composer.scaled(48), composer.palette().on_hero))
        .add(label(text, {.font = composer.theme().body, .colour = composer.palette().on_hero}), 1);
    return row;
}

// Looks like a button, while the whole area around it takes the touch.
static Part invitation(const Composer& composer)
{
    const auto& theme = composer.theme();
    auto row = std::make_unique<Row>(composer.scaled(28));
    row->add(icon(IconId::touch, theme.heading.pixels * 3 / 2, theme.palette.hero))
        .add(label(composer.text("button.begin"),
                   {.font = {theme.heading.pixels + composer.scaled(6), true},
                    .colour = theme.palette.hero}),
             1);
    return box({.fill = theme.palette.on_hero,
                .radius = composer.scaled(80),
                .padding_x = composer.scaled(64),
                .padding_y = composer.scaled(48),
                .has_shadow = true},
               centred(std::move(row)));
}

static Part words(const Composer& composer)
{
    const auto& theme = composer.theme();
    const auto colour = theme.palette.on_hero;
    const auto align = composer.is_portrait() ? Align::centre : Align::left;
    auto column = std::make_unique<Column>(composer.scaled(24));
    column
        ->add(label(composer.text("attract.title"),
                    {.font = theme.display, .colour = colour, .align = align}))
        .add(label(composer.text("attract.text"),
                   {.font = {theme.heading.pixels, false}, .colour = colour, .align = align}));
    return column;
}

static Part facts(const Composer& composer)
{
    auto column = std::make_unique<Column>(composer.scaled(20));
    column->add(fact(composer, IconId::clock, composer.text("attract.open")))
        .add(fact(composer, IconId::id_card, composer.text("attract.bring")));
    return column;
}

static Part picture_of_door(const Composer& composer, int side)
{
    const int pixels = composer.scaled(side);
    return centred(layers(icon(IconId::hall, pixels, composer.palette().on_hero),
                          icon(IconId::hall_light, pixels, composer.palette().accent)));
}

static Part upright(const Composer& composer)
{
    auto column = std::make_unique<Column>(composer.scaled(40));
    column->add(space(0, 0), 2)
        .add(picture_of_door(composer, 560))
        .add(words(composer))
        .add(space(0, 0), 2)
        .add(centred(invitation(composer)))
        .add(space(0, 0), 1)
        .add_if_room(centred(facts(composer)))
        .add(space(0, 0), 1);
    return column;
}

static Part wide(const Composer& composer)
{
    auto right = std::make_unique<Column>(composer.scaled(32));
    right->add(space(0, 0), 1)
        .add(words(composer))
        .add(invitation(composer))
        .add_if_room(facts(composer))
        .add(space(0, 0), 1);
    auto row = std::make_unique<Row>(composer.scaled(80), Across::stretch);
    row->add(picture_of_door(composer, 560)).add(std::move(right), 1);
    return row;
}

void draw(const Attract&, Composer& composer, Drawing& drawing)
{
    const auto& theme = composer.theme();
    const auto [width, height] = theme.panel.pixels;
    const int margin = composer.scaled(56);
    drawing.scene.add(Box{.rect = {0, 0, width, height},
                          .fill = theme.palette.hero,
                          .fill_below = theme.palette.hero_deep});
    const auto board = signboard(composer);
    const int board_height = board->measure(composer.kit(), width - 2 * margin).height;
    board->draw(drawing, {margin, margin, width - 2 * margin, board_height});

    const int utility_y = height - margin - theme.small_button_height;
    const int top = 2 * margin + board_height;
    const TouchStyle style{.box = {.padding_x = margin}, .pressed_fill = theme.palette.hero_deep};
    composer
        .touchable("begin", composer.text("button.begin"), Action{Touch::begin}, style,
                   composer.is_portrait() ? upright(composer) : wide(composer))
        ->draw(drawing, {0, top, width, utility_y - theme.gap - top});

    const Rect low{margin, utility_y, width - 2 * margin, theme.small_button_height};
    fitting_row(composer, low.width, [&](int without_words) {
        auto row = std::make_unique<Row>(theme.gap, Across::centre);
        // Help tells the number, too.
        if (without_words == 0)
            row->add(label(composer.text("out_of_service.phone"),
                           {.font = theme.body, .colour = theme.palette.on_hero}),
                     1);
        else
            row->add(space(0, 0), 1);
        row->add(composer.button(way_to_help(), ButtonKind::on_brand));
        add_assistance_and_language(composer, *row, std::max(0, without_words - 1),
                                    ButtonKind::on_brand);
        return row;
    })->draw(drawing, low);
    drawing.scene.spoken =
        composer.sentences({composer.text("attract.title"), composer.text("button.begin")});
}

}  // namespace ui
