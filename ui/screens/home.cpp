#include "ui/screens/catalogue_parts.h"
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
    bool is_main = false;   // What most people come for: larger.
    bool is_short = false;  // With less height: much else stands below.
};

Part service_words(const Composer& composer, const Service& service, const std::string& text)
{
    const auto& theme = composer.theme();
    auto words = std::make_unique<Column>(composer.scaled(12));
    words
        ->add(label(service.title,
                    {.font = service.is_main && !service.is_short ? theme.title : theme.heading,
                     .colour = theme.palette.ink}))
        .add(label(text, {.font = theme.body, .colour = theme.palette.ink}));
    return words;
}

BoxStyle tile_style(const Composer& composer, const Service& service)
{
    auto style = composer.card_style();
    style.padding_y = composer.scaled(service.is_main && !service.is_short ? 36 : 20);
    style.border = composer.palette().brand;
    style.border_width = composer.scaled(4);
    return style;
}

int badge_side(const Composer& composer, const Service& service)
{
    return composer.scaled(!service.is_main ? 120 : service.is_short ? 140 : 180);
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

Service read_guides(const Composer& composer, const Guides& guides)
{
    return {.id = "guides",
            .icon = IconId::guide,
            .title = composer.text("home.guides.title"),
            .text = composer.text("home.guides.text", {{"count", std::to_string(guides.items)}}),
            .action = Touch::guides};
}

// Without words about it: beside others, where the themes stand below.
Part compact(Composer& composer, const Service& service)
{
    const auto& theme = composer.theme();
    const auto& palette = theme.palette;
    auto row = std::make_unique<Row>(composer.scaled(24));
    row->add(badge(service.icon, composer.scaled(92), palette.brand, palette.brand_light))
        .add(label(service.title, {.font = {theme.body.pixels, true}, .colour = palette.ink}), 1);
    auto style = composer.card_style();
    style.padding_x = composer.scaled(28);
    style.padding_y = composer.scaled(16);
    style.border = palette.brand;
    style.border_width = composer.scaled(4);
    return composer.touchable(service.id, composer.sentences({service.title, service.text}),
                              service.action, {style, palette.pressed}, middle(std::move(row)));
}

Service search_words(const Composer& composer)
{
    return {.id = "search",
            .icon = IconId::search,
            .title = composer.text("home.search.title"),
            .text = composer.text("home.search.text"),
            .action = Touch::search};
}

// Small: a picture and a name, as many beside each other as the panel has room for.
Part cell(Composer& composer, const Choosable& one)
{
    const auto& theme = composer.theme();
    const auto& palette = theme.palette;
    auto row = std::make_unique<Row>(composer.scaled(12));
    row->add(icon(one.icon, composer.scaled(48), palette.brand))
        .add(label(one.title,
                   {.font = {theme.note.pixels, true}, .colour = palette.ink, .max_lines = 2}),
             1);
    auto style = composer.card_style();
    style.padding_x = composer.scaled(12);
    style.padding_y = composer.scaled(12);
    style.border = palette.line;
    style.border_width = composer.scaled(3);
    return at_least({0, std::max(theme.target, composer.scaled(100))},
                    composer.touchable(one.id, one.title, one.answer, {style, palette.pressed},
                                       middle(std::move(row))));
}

std::vector<Part> cells(Composer& composer, const Guides& guides)
{
    std::vector<Part> all;
    for (const auto& theme : guides.themes) {
        const int index = static_cast<int>(all.size());
        all.push_back(cell(composer, Choosable{.id = "choose." + std::to_string(index),
                                               .icon = icon_of(theme),
                                               .title = shown(composer, theme.name),
                                               .answer = Action{Choose{index}}}));
    }
    if (guides.packages > 0)
        all.push_back(cell(composer, Choosable{.id = "packages",
                                               .icon = IconId::package,
                                               .title = composer.text("home.packages"),
                                               .answer = Action{Touch::packages}}));
    return all;
}

Part grid(std::vector<Part> parts, int columns, int gap)
{
    auto rows = std::make_unique<Column>(gap);
    for (std::size_t i = 0; i < parts.size(); i += static_cast<std::size_t>(columns)) {
        auto row = std::make_unique<Row>(gap, Across::stretch);
        for (std::size_t k = i; k < i + static_cast<std::size_t>(columns); ++k)
            row->add(k < parts.size() ? std::move(parts[k]) : space(0, 0), 1);
        rows->add(std::move(row), 1);
    }
    return rows;
}

void add_guides(Column& content, Composer& composer, const Home& home)
{
    const int gap = composer.theme().gap;
    std::vector<Part> services;
    if (home.can_see_own)
        services.push_back(compact(composer, own_page(composer)));
    if (home.can_verify_papers)
        services.push_back(compact(composer, verify_paper(composer)));
    services.push_back(compact(composer, read_guides(composer, home.guides)));
    services.push_back(compact(composer, search_words(composer)));
    const int beside = static_cast<int>(services.size()) % 2 == 0 ? 2 : 1;
    content.add(grid(std::move(services), beside, gap), beside == 2 ? 2 : 1);
    content.add_if_room(grid(cells(composer, home.guides), composer.is_portrait() ? 3 : 4, gap), 3);
}

}  // namespace

void draw(const Home& home, Composer& composer, Drawing& drawing)
{
    const bool has_guides = !home.guides.themes.empty();
    auto print = print_certificate(composer);
    print.is_short = has_guides;
    auto content = std::make_unique<Column>(composer.theme().gap);
    content->add(home.can_print_certificates ? offered(composer, print)
                                             : resting(composer, print, home.reason),
                 has_guides ? 1 : 2);
    if (home.can_see_own && !has_guides)
        content->add(offered(composer, own_page(composer)), 1);
    if (home.can_verify_papers && !has_guides)
        content->add(offered(composer, verify_paper(composer)), 1);
    // Where several services leave no room for it, the steps are told again on the way.
    const int others = (home.can_verify_papers ? 1 : 0) + (home.can_see_own ? 1 : 0);
    if (has_guides)
        add_guides(*content, composer, home);
    else if (others <= (composer.is_portrait() ? 1 : 0))
        content->add_if_room(how_it_goes(composer), 1);
    if (!has_guides)
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
