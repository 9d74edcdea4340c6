#include "ui/screens/frame.h"
#include "ui/screens/illustrations.h"
#include "ui/screens/pages.h"

namespace ui {

using namespace toolkit;

void draw(const ShowCode&, Composer& composer, Drawing& drawing)
{
    auto content = std::make_unique<Column>(composer.scaled(32));
    content->add(composer.card(code_before_scanner(composer.view().phase)), 1)
        .add(composer.hint(IconId::certificate, composer.text("show_code.where")))
        .add(composer.hint(IconId::shield, composer.text("show_code.privacy")));
    draw_frame(composer,
               {.icon = IconId::scan,
                .title = composer.text("show_code.title"),
                .text = composer.text("show_code.text"),
                .content = std::move(content),
                .back = Way{"back", "button.back", IconId::back, Action{Touch::back}},
                .out = way_out()},
               drawing);
}

}  // namespace ui
