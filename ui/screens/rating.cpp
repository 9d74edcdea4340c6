#include "ui/screens/frame.h"
#include "ui/screens/pages.h"

namespace ui {

using namespace toolkit;

static Part level(Composer& composer, int stars_filled)
{
    const auto& palette = composer.palette();
    const auto number = std::to_string(stars_filled);
    const auto words = composer.text("rating.level_" + number);
    auto row = std::make_unique<Row>(composer.scaled(32));
    row->add(composer.heading(words), 1)
        .add(stars(stars_filled, composer.scaled(76), palette.accent, palette.line));
    auto style = composer.card_style();
    style.border = palette.line;
    style.border_width = composer.scaled(3);
    return composer.touchable("rate." + number, words, Action{Rate{stars_filled}},
                              {style, palette.pressed}, std::move(row));
}

void draw(const Rating&, Composer& composer, Drawing& drawing)
{
    auto content = std::make_unique<Column>(composer.theme().gap);
    for (int stars_filled = 5; stars_filled >= 1; --stars_filled)
        content->add(level(composer, stars_filled), 1);
    auto out = way_out();
    out.text_id = "button.skip_rating";
    draw_frame(composer,
               {.icon = IconId::smile,
                .title = composer.text("rating.title"),
                .text = composer.text("rating.text"),
                .content = std::move(content),
                .out = out},
               drawing);
}

}  // namespace ui
