#include "ui/screens/frame.h"
#include "ui/screens/pages.h"

namespace ui {

using namespace toolkit;

static Part service_words(const Composer& composer, const std::string& text)
{
    auto words = std::make_unique<Column>(composer.scaled(12));
    words->add(label(composer.text("home.print.title"),
                     {.font = composer.theme().title, .colour = composer.palette().ink}));
    words->add(label(text, {.font = composer.theme().body, .colour = composer.palette().ink}));
    return words;
}

static BoxStyle tile_style(const Composer& composer)
{
    auto style = composer.card_style();
    style.padding_y = composer.scaled(56);
    style.border = composer.palette().brand;
    style.border_width = composer.scaled(4);
    return style;
}

static Part service(Composer& composer)
{
    const auto& palette = composer.palette();
    auto row = std::make_unique<Row>(composer.scaled(40));
    row->add(badge(IconId::certificate, composer.scaled(192), palette.on_brand, palette.brand))
        .add(service_words(composer, composer.text("home.print.text")), 1)
        .add(icon(IconId::forward, composer.scaled(72), palette.brand));
    return composer.touchable("print_certificate", composer.text("home.print.title"),
                              Action{Touch::print_certificate},
                              {tile_style(composer), palette.brand_light}, std::move(row));
}

// Says why before it is touched, and takes no touch.
static Part service_that_rests(const Composer& composer, const std::string& reason)
{
    const auto& palette = composer.palette();
    auto row = std::make_unique<Row>(composer.scaled(40));
    row->add(badge(IconId::certificate, composer.scaled(192), palette.soft_ink, palette.ground))
        .add(service_words(composer, composer.text(reason)), 1)
        .add(icon(IconId::stop, composer.scaled(72), palette.caution));
    auto style = tile_style(composer);
    style.fill = palette.caution_light;
    style.border = palette.caution;
    style.has_shadow = false;
    return box(style, std::move(row));
}

static Part small_step(const Composer& composer, IconId id, std::string_view text)
{
    const auto& palette = composer.palette();
    auto column = std::make_unique<Column>(composer.scaled(18));
    column->add(centred(badge(id, composer.scaled(132), palette.brand, palette.brand_light)))
        .add(label(composer.text(text), {.font = {composer.theme().body.pixels, true},
                                         .colour = palette.ink,
                                         .align = Align::centre}));
    return column;
}

// As high as its neighbours, the arrow level with their pictures.
static Part arrow(const Composer& composer)
{
    const auto& theme = composer.theme();
    auto column = std::make_unique<Column>(composer.scaled(18));
    column
        ->add(at_least({0, composer.scaled(132)},
                       middle(icon(IconId::forward, composer.scaled(48), theme.palette.soft_ink))))
        .add(space(0, theme.body.pixels * 3 / 2));
    return column;
}

static Part how_it_goes(const Composer& composer)
{
    auto steps = std::make_unique<Row>(composer.scaled(8));
    steps->add(small_step(composer, IconId::id_card, "home.how_card"), 1)
        .add(arrow(composer))
        .add(small_step(composer, IconId::choose, "home.how_choose"), 1)
        .add(arrow(composer))
        .add(small_step(composer, IconId::printer, "home.how_take"), 1);
    auto column = std::make_unique<Column>(composer.scaled(20));
    column->add(composer.heading(composer.text("home.how"))).add(middle(std::move(steps)), 1);
    return composer.card(std::move(column));
}

void draw(const Home& home, Composer& composer, Drawing& drawing)
{
    auto content = std::make_unique<Column>(composer.scaled(44));
    content
        ->add(home.can_print_certificates ? service(composer)
                                          : service_that_rests(composer, home.reason),
              2)
        .add(how_it_goes(composer), 1)
        .add(composer.hint(IconId::shield, composer.text("home.privacy")));
    draw_frame(composer,
               {.icon = IconId::hand,
                .title = composer.text("home.title"),
                .text = composer.text("home.text"),
                .content = std::move(content),
                .out = way_out()},
               drawing);
}

}  // namespace ui
