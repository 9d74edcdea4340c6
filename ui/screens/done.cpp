#include "ui/screens/frame.h"
#include "ui/screens/illustrations.h"
#include "ui/screens/pages.h"

namespace ui {

using namespace toolkit;

static Part thing_to_take(const Composer& composer, IconId id, const std::string& what,
                          bool is_urgent)
{
    const auto& palette = composer.palette();
    auto words = std::make_unique<Column>(composer.scaled(6));
    words->add(composer.heading(composer.text("done." + what)))
        .add(composer.body(composer.text("done." + what + "_where")));
    auto row = std::make_unique<Row>(composer.scaled(40));
    row->add(badge(id, composer.scaled(140), is_urgent ? palette.on_accent : palette.brand,
                   is_urgent ? palette.accent : palette.brand_light))
        .add(std::move(words), 1);
    auto style = composer.card_style();
    if (is_urgent) {
        style.fill = palette.caution_light;
        style.border = palette.caution;
        style.border_width = composer.scaled(4);
    }
    return box(style, std::move(row));
}

void draw(const Done& done, Composer& composer, Drawing& drawing)
{
    auto content = std::make_unique<Column>(composer.scaled(32));
    if (!done.card_left)
        content->add(printer(PrinterDoes::has_printed, 0), 1);
    if (done.card_left)
        content->add(thing_to_take(composer, IconId::id_card, "take_card", true));
    content->add(thing_to_take(composer, IconId::certificate, "take_paper", false));
    if (done.has_receipt)
        content->add(thing_to_take(composer, IconId::receipt, "take_receipt", false));
    if (done.card_left)
        content->add(space(0, 0), 1);
    content->add(label(composer.text("done.serial", {{"serial", done.serial}}),
                       {.font = composer.theme().body,
                        .colour = composer.palette().soft_ink,
                        .align = Align::centre}));
    draw_frame(composer,
               {.step = 3,
                .tone = Tone::good,
                .icon = IconId::check,
                .title = composer.text("done.title"),
                .text = composer.text("done.text"),
                .content = std::move(content),
                .forward = Way{"confirm", "button.rate", IconId::star, Action{Touch::confirm}},
                .out = way_out()},
               drawing);
}

}  // namespace ui
