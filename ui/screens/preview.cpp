#include "ui/screens/frame.h"
#include "ui/screens/pages.h"
#include "ui/screens/parts.h"

namespace ui {

using namespace toolkit;

// Three times is what the page is drawn large enough for, and larger than any print.
static constexpr int most_times = 3;

Magnified looked_closer(Magnified now, LookCloser wish)
{
    const int before = now.times;
    now.times = std::clamp(now.times + wish.nearer, 1, most_times);
    if (now.times == 1)
        return {};
    // From the whole page to its upper half, where it says what it is.
    if (before == 1)
        now = {.times = now.times, .x = 50, .y = 50 / now.times};
    const int step = 100 / (2 * now.times);
    const int edge = 50 / now.times;
    now.x = std::clamp(now.x + wish.right * step, edge, 100 - edge);
    now.y = std::clamp(now.y + wish.down * step, edge, 100 - edge);
    return now;
}

namespace {

Part page_of(const Composer& composer, const Preview& preview)
{
    if (!preview.page)
        return space(0, 0);
    const Size size{preview.page->width, preview.page->height};
    const auto& closer = composer.view().closer;
    if (closer.times == 1)
        return picture(size, preview.page->pixels, preview.page);
    return picture(size, preview.page->pixels, preview.page, closer);
}

Part page_on_desk(const Composer& composer, const Preview& preview)
{
    const int margin = composer.scaled(composer.view().closer.times == 1 ? 32 : 12);
    return box({.fill = composer.palette().brand_light,
                .radius = composer.theme().radius,
                .padding_x = margin,
                .padding_y = margin},
               page_of(composer, preview));
}

// Left is left of the page in every language.
Part ways_to_look(Composer& composer)
{
    auto row = std::make_unique<Row>(composer.theme().gap, Across::stretch);
    const auto add = [&](const char* id, const char* text, IconId mark, LookCloser wish) {
        row->add(mark_button(composer, id, composer.text(text), mark, wish), 1);
    };
    add("further", "preview.smaller", IconId::zoom_out, {.nearer = -1});
    if (composer.view().closer.times < most_times)
        add("closer", "preview.larger", IconId::zoom_in, {.nearer = 1});
    add("look_left", "preview.left", IconId::arrow_left, {.right = -1});
    add("look_up", "preview.up", IconId::arrow_up, {.down = -1});
    add("look_down", "preview.down", IconId::arrow_down, {.down = 1});
    add("look_right", "preview.right", IconId::arrow_right, {.right = 1});
    return unmirrored(std::move(row));
}

Part facts(Composer& composer, const Preview& preview)
{
    auto row = std::make_unique<Row>(composer.scaled(32));
    row->add(
           label(composer.text("preview.pages", {{"pages", std::to_string(preview.pages)}}),
                 {.font = {composer.theme().body.pixels, true}, .colour = composer.palette().ink}))
        .add(label(composer.text("preview.wrong"),
                   {.font = composer.theme().note, .colour = composer.palette().soft_ink}),
             1)
        .add(composer.button({"closer", "preview.larger", IconId::zoom_in, LookCloser{.nearer = 1}},
                             ButtonKind::utility));
    return row;
}

std::string validity(const Composer& composer, const Preview& preview)
{
    return preview.valid_to.empty()
               ? composer.text("certificates.no_end")
               : composer.text("certificates.valid_to", {{"date", preview.valid_to}});
}

}  // namespace

void draw(const Preview& preview, Composer& composer, Drawing& drawing)
{
    auto content = std::make_unique<Column>(composer.scaled(24));
    content->add(page_on_desk(composer, preview), 1)
        .add(composer.view().closer.times == 1 ? facts(composer, preview) : ways_to_look(composer));
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
    // What a look at the page tells: what it is, whose, by whom, how long.
    const auto& holder = preview.masked_holder.reveal();
    drawing.scene.spoken = composer.sentences(
        {composer.text("preview.title"), title,
         holder.empty() ? "" : composer.text("preview.holder", {{"name", holder}}),
         preview.issuer.empty()
             ? ""
             : composer.text("certificates.issuer", {{"issuer", preview.issuer}}),
         validity(composer, preview),
         composer.text("preview.pages", {{"pages", std::to_string(preview.pages)}}),
         composer.text("preview.wrong")});
    drawing.scene.spoken_in_public =
        composer.sentences({composer.text("preview.title"), composer.text("voice.private"),
                            composer.text("preview.wrong")});
}

}  // namespace ui
