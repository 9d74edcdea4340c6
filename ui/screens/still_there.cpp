#include "ui/screens/frame.h"
#include "ui/screens/pages.h"

namespace ui {

using namespace toolkit;

static Part countdown(const Composer& composer, int seconds)
{
    const auto& theme = composer.theme();
    const auto& palette = theme.palette;
    auto column = std::make_unique<Column>(0);
    column
        ->add(label(std::to_string(seconds),
                    {.font = theme.giant, .colour = palette.brand, .align = Align::centre}))
        .add(label(composer.text("still_there.unit", {{"seconds", std::to_string(seconds)}}),
                   {.font = theme.body, .colour = palette.ink, .align = Align::centre}));
    return column;
}

static Part question(Composer& composer, int seconds, const std::string& text)
{
    const auto& theme = composer.theme();
    auto answers = std::make_unique<Row>(theme.gap, Across::stretch);
    answers->add(composer.button(way_out(), ButtonKind::sideways), 1)
        .add(composer.button(
                 {"more_time", "button.more_time", IconId::forward, Action{Touch::more_time}},
                 ButtonKind::forward),
             1);
    auto column = std::make_unique<Column>(composer.scaled(36));
    column
        ->add(label(composer.text("still_there.title"),
                    {.font = theme.title, .colour = theme.palette.ink, .align = Align::centre}))
        .add(countdown(composer, seconds))
        .add(label(text, {.font = theme.body, .colour = theme.palette.ink, .align = Align::centre}))
        .add(std::move(answers));
    return composer.card(std::move(column));
}

void draw(const StillThere& asked, Composer& composer, Drawing& drawing)
{
    const auto [width, height] = composer.theme().panel.pixels;
    auto& scene = drawing.scene;
    scene.cover({0, 0, width, height}, shade);

    const auto text = composer.text("still_there.text");
    const auto card = question(composer, asked.seconds_left, text);
    const int card_width = composer.scaled(960);
    const int card_height = card->measure(composer.kit(), card_width).height;
    card->draw(drawing,
               {(width - card_width) / 2, (height - card_height) / 2, card_width, card_height});
    drawing.scene.spoken = composer.sentences({composer.text("still_there.title"), text});
}

}  // namespace ui
