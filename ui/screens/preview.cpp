#include "ui/screens/frame.h"
#include "ui/screens/pages.h"

namespace ui {

using namespace toolkit;

static Part page_of(const Preview& preview)
{
    if (!preview.page)
        return space(0, 0);
    return picture({preview.page->width, preview.page->height}, preview.page->pixels, preview.page);
}

static Part page_on_desk(const Composer& composer, const Preview& preview)
{
    return box({.fill = composer.palette().brand_light,
                .radius = composer.theme().radius,
                .padding_x = composer.scaled(32),
                .padding_y = composer.scaled(32)},
               page_of(preview));
}

void draw(const Preview& preview, Composer& composer, Drawing& drawing)
{
    auto facts = std::make_unique<Row>(composer.scaled(32));
    facts
        ->add(
            label(composer.text("preview.pages", {{"pages", std::to_string(preview.pages)}}),
                  {.font = {composer.theme().body.pixels, true}, .colour = composer.palette().ink}))
        .add(label(composer.text("preview.wrong"),
                   {.font = composer.theme().note, .colour = composer.palette().soft_ink}),
             1);
    auto content = std::make_unique<Column>(composer.scaled(24));
    content->add(page_on_desk(composer, preview), 1).add(std::move(facts));
    const auto& title = composer.chosen(preview.title, preview.title_en);
    draw_frame(composer,
               {.step = 2,
                .icon = IconId::search,
                .title = composer.text("preview.title"),
                .text = title + " · " + composer.text("preview.text"),
                .is_text_private = true,
                .content = std::move(content),
                .back = Way{"back", "button.choose_again", IconId::back, Action{Touch::back}},
                .forward = Way{"confirm", "button.print", IconId::printer, Action{Touch::confirm}},
                .out = way_out()},
               drawing);
}

}  // namespace ui
