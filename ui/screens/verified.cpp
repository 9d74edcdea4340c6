#include "ui/screens/frame.h"
#include "ui/screens/pages.h"

namespace ui {

using namespace toolkit;

namespace {

Part fact(const Composer& composer, std::string_view name, std::string value,
          bool is_private = false)
{
    const auto& theme = composer.theme();
    auto column = std::make_unique<Column>(composer.scaled(6));
    column
        ->add(label(composer.text(name),
                    {.font = {theme.note.pixels, true}, .colour = theme.palette.brand}))
        .add(label(std::move(value), {.font = theme.heading,
                                      .colour = theme.palette.ink,
                                      .max_lines = 2,
                                      .is_private = is_private}));
    return column;
}

Part facts(const Composer& composer, const Verified& paper)
{
    const int gap = composer.scaled(28);
    auto all = std::make_unique<Column>(gap);
    all->add(fact(composer, "verified.certificate", paper.title, true));
    auto holder =
        fact(composer, "verified.holder", std::string(paper.masked_holder.reveal()), true);
    auto serial = fact(composer, "verified.serial", paper.serial);
    auto issued_on = fact(composer, "verified.issued_on", paper.issued_on);
    if (composer.is_portrait()) {
        all->add(std::move(holder)).add(std::move(serial)).add(std::move(issued_on));
    } else {
        auto beside = std::make_unique<Row>(gap);
        beside->add(std::move(holder), 1).add(std::move(issued_on), 1);
        all->add(std::move(beside)).add(std::move(serial));
    }
    return composer.card(middle(std::move(all)));
}

Part what_to_do(const Composer& composer, bool is_genuine)
{
    const auto& palette = composer.palette();
    auto row = std::make_unique<Row>(composer.scaled(32));
    row->add(badge(is_genuine ? IconId::search : IconId::hall, composer.scaled(104),
                   palette.on_brand, palette.brand))
        .add(composer.strong(
                 composer.text(is_genuine ? "verified.genuine_next" : "verified.invalid_next")),
             1);
    auto style = composer.card_style();
    style.fill = palette.brand_light;
    style.border = palette.brand;
    style.border_width = composer.scaled(3);
    style.has_shadow = false;
    return box(style, std::move(row));
}

}  // namespace

void draw(const Verified& paper, Composer& composer, Drawing& drawing)
{
    const bool is_genuine = paper.is_genuine;
    auto content = std::make_unique<Column>(composer.scaled(28));
    content->add(facts(composer, paper), 1).add(what_to_do(composer, is_genuine));
    draw_frame(
        composer,
        {.tone = is_genuine ? Tone::good : Tone::caution,
         .icon = is_genuine ? IconId::check : IconId::stop,
         .title = composer.text(is_genuine ? "verified.genuine" : "verified.invalid"),
         .text = composer.text(is_genuine ? "verified.genuine_text" : "verified.invalid_text"),
         .content = std::move(content),
         .forward = Way{"confirm", "button.verify_another", IconId::scan, Action{Touch::confirm}},
         .out = way_out()},
        drawing);
    drawing.scene.spoken = composer.sentences(
        {composer.text(is_genuine ? "verified.genuine" : "verified.invalid"),
         composer.text(is_genuine ? "verified.genuine_text" : "verified.invalid_text"), paper.title,
         paper.masked_holder.reveal(), paper.serial, paper.issued_on,
         composer.text(is_genuine ? "verified.genuine_next" : "verified.invalid_next")});
    drawing.scene.spoken_in_public = composer.sentences(
        {composer.text(is_genuine ? "verified.genuine" : "verified.invalid"),
         composer.text(is_genuine ? "verified.genuine_text" : "verified.invalid_text"),
         composer.text("voice.private"), paper.serial, paper.issued_on,
         composer.text(is_genuine ? "verified.genuine_next" : "verified.invalid_next")});
}

}  // namespace ui
