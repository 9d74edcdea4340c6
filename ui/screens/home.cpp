#include "ui/screens/frame.h"
#include "ui/screens/pages.h"

namespace ui {

using namespace toolkit;

namespace {

struct Service {
    std::string id;
    IconId icon{};
    std::string title;
    std::string text;
    Action action;
    bool is_main = false;  // What most people come for: larger.
};

Part service_words(const Composer& composer, const Service& service, const std::string& text)
{
    const auto& theme = composer.theme();
    auto words = std::make_unique<Column>(composer.scaled(12));
    words
        ->add(label(service.title, {.font = service.is_main ? theme.title : theme.heading,
                                    .colour = theme.palette.ink}))
        .add(label(text, {.font = theme.body, .colour = theme.palette.ink}));
    return words;
}

BoxStyle tile_style(const Composer& composer, const Service& service)
{
    auto style = composer.card_style();
    style.padding_y = composer.scaled(service.is_main ? 36 : 20);
    style.border = composer.palette().brand;
    style.border_width = composer.scaled(4);
    return style;
}

int badge_side(const Composer& composer, const Service& service)
{
    return composer.scaled(service.is_main ? 180 : 120);
}

Part offered(Composer& composer, const Service& service)
{
    const auto& palette = composer.palette();
    auto row = std::make_unique<Row>(composer.scaled(40));
    row->add(service.is_main ? badge(service.icon, badge_side(composer, service), palette.on_brand,
                                     palette.brand)
                             : badge(service.icon, badge_side(composer, service), palette.brand,
                                     palette.brand_light))
        .add(service_words(composer, service, service.text), 1)
        .add(icon(IconId::forward, composer.scaled(72), palette.brand));
    return composer.touchable(service.id, service.title, service.action,
                              {tile_style(composer, service), palette.pressed}, std::move(row));
}

// Says why before it is touched, and takes no touch.
Part resting(const Composer& composer, const Service& service, const std::string& reason)
{
    const auto& palette = composer.palette();
    auto row = std::make_unique<Row>(composer.scaled(40));
    row->add(badge(service.icon, badge_side(composer, service), palette.soft_ink, palette.ground))
        .add(service_words(composer, service, composer.text(reason)), 1)
        .add(icon(IconId::stop, composer.scaled(72), palette.caution));
    auto style = tile_style(composer, service);
    style.fill = palette.caution_light;
    style.border = palette.caution;
    style.has_shadow = false;
    return box(style, std::move(row));
}

Service print_certificate(const Composer& composer)
{
    return {.id = "print_certificate",
            .icon = IconId::certificate,
            .title = composer.text("home.print.title"),
            .text = composer.text("home.print.text"),
            .action = Touch::print_certificate,
            .is_main = true};
}

Service verify_paper(const Composer& composer)
{
    return {.id = "verify_paper",
            .icon = IconId::scan,
            .title = composer.text("home.verify.title"),
            .text = composer.text("home.verify.text"),
            .action = Touch::verify_paper};
}

Service own_page(const Composer& composer)
{
    return {.id = "my_page",
            .icon = IconId::person,
            .title = composer.text("home.own.title"),
            .text = composer.text("home.own.text"),
            .action = Touch::my_page};
}

Part small_step(const Composer& composer, IconId id, std::string_view text)
{
    const auto& palette = composer.palette();
    auto column = std::make_unique<Column>(composer.scaled(18));
    column->add(centred(badge(id, composer.scaled(108), palette.brand, palette.brand_light)))
        .add(label(composer.text(text), {.font = {composer.theme().body.pixels, true},
                                         .colour = palette.ink,
                                         .align = Align::centre}));
    return column;
}

// As high as its neighbours, the arrow level with their pictures.
Part arrow(const Composer& composer)
{
    const auto& theme = composer.theme();
    auto column = std::make_unique<Column>(composer.scaled(18));
    column
        ->add(at_least({0, composer.scaled(108)},
                       middle(icon(IconId::forward, composer.scaled(48), theme.palette.soft_ink))))
        .add(space(0, theme.body.pixels * 3 / 2));
    return column;
}

Part how_it_goes(const Composer& composer)
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

}  // namespace

void draw(const Home& home, Composer& composer, Drawing& drawing)
{
    const auto print = print_certificate(composer);
    auto content = std::make_unique<Column>(composer.theme().gap);
    content->add(home.can_print_certificates ? offered(composer, print)
                                             : resting(composer, print, home.reason),
                 2);
    if (home.can_see_own)
        content->add(offered(composer, own_page(composer)), 1);
    if (home.can_verify_papers)
        content->add(offered(composer, verify_paper(composer)), 1);
    // Where several services leave no room for it, the steps are told again on the way.
    const int others = (home.can_verify_papers ? 1 : 0) + (home.can_see_own ? 1 : 0);
    if (others <= (composer.is_portrait() ? 1 : 0))
        content->add_if_room(how_it_goes(composer), 1);
    content->add(composer.hint(IconId::shield, composer.text("home.privacy")));
    draw_frame(composer,
               {.icon = IconId::hand,
                .title = composer.text("home.title"),
                .text = composer.text("home.text"),
                .content = std::move(content),
                .out = way_out()},
               drawing);
}

}  // namespace ui
