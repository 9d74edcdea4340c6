#include "ui/screens/frame.h"
#include "ui/screens/pages.h"

namespace ui {

using namespace toolkit;

// Which of the steps a wait belongs to: the card is checked in the first. A paper is verified
// without a card.
static std::optional<int> step_of(const Working& working)
{
    if (working.title == "working.verifying")
        return std::nullopt;
    if (working.title == "working.fetching_document")
        return 2;
    return working.title == "working.fetching_list" ? 1 : 0;
}

static Part dots(const Composer& composer)
{
    const int side = composer.scaled(40);
    auto row = std::make_unique<Row>(composer.scaled(32));
    for (int i = 0; i < 5; ++i) {
        const bool is_lit = composer.view().phase % 5 == i;
        row->add(at_least({side, side},
                          box({.fill = is_lit ? composer.palette().brand : composer.palette().line,
                               .radius = side / 2},
                              space(side, side))));
    }
    return centred(std::move(row));
}

void draw(const Working& working, Composer& composer, Drawing& drawing)
{
    const auto& palette = composer.palette();
    auto column = std::make_unique<Column>(composer.scaled(56));
    column
        ->add(centred(
            badge(IconId::search, composer.scaled(260), palette.brand, palette.brand_light)))
        .add(dots(composer))
        .add(label(
            composer.text("working.text"),
            {.font = composer.theme().heading, .colour = palette.ink, .align = Align::centre}));
    auto content = std::make_unique<Column>(composer.scaled(32));
    const auto step = step_of(working);
    content->add(composer.card(middle(std::move(column))), 1);
    if (step)
        content->add(composer.hint(IconId::id_card, composer.text("working.keep_card")));
    draw_frame(composer,
               {.step = step,
                .icon = IconId::clock,
                .title = composer.text(working.title),
                .content = std::move(content)},
               drawing);
}

}  // namespace ui
