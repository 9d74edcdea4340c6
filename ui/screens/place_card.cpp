#include "ui/screens/frame.h"
#include "ui/screens/illustrations.h"
#include "ui/screens/pages.h"

namespace ui {

using namespace toolkit;

void draw(const PlaceCard&, Composer& composer, Drawing& drawing)
{
    auto content = std::make_unique<Column>(composer.scaled(32));
    content->add(composer.card(card_on_reader(composer.view().phase)), 1)
        .add(composer.hint(IconId::clock, composer.text("place_card.keep")))
        .add(composer.hint(IconId::shield, composer.text("place_card.privacy")));
    draw_frame(composer,
               {.step = 0,
                .icon = IconId::id_card,
                .title = composer.text("place_card.title"),
                .text = composer.text("place_card.text"),
                .content = std::move(content),
                .back = Way{"back", "button.back", IconId::back, Action{Touch::back}},
                .out = way_out()},
               drawing);
}

}  // namespace ui
