#include "ui/screens/frame.h"
#include "ui/screens/pages.h"

namespace ui {

using namespace toolkit;

static Part choice(Composer& composer, Language language)
{
    const bool is_shown = language == composer.view().language;
    return composer.button({.id = "language." + std::string(name_of(language)),
                            .text = composer.own_name(language),
                            .icon = is_shown ? IconId::check : IconId::globe,
                            .kind = is_shown ? ButtonKind::forward : ButtonKind::sideways},
                           Action{ChooseLanguage{language}});
}

static Part choices(Composer& composer)
{
    const int columns = composer.is_portrait() ? 1 : 2;
    std::vector<Part> parts;
    for (const auto language : all_languages)
        parts.push_back(choice(composer, language));
    parts.push_back(
        composer.button({"close_languages", "button.back", IconId::back, ShowLanguages{false}},
                        ButtonKind::utility));
    auto rows = std::make_unique<Column>(composer.theme().gap);
    std::unique_ptr<Row> row;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!row)
            row = std::make_unique<Row>(composer.theme().gap, Across::stretch);
        row->add(std::move(parts[i]), 1);
        if (i % static_cast<std::size_t>(columns) + 1 == static_cast<std::size_t>(columns))
            rows->add(std::exchange(row, nullptr));
    }
    return rows;
}

void draw_languages(Composer& composer, Drawing& drawing)
{
    const auto& theme = composer.theme();
    const auto [width, height] = theme.panel.pixels;
    drawing.scene.cover({0, 0, width, height}, shade);

    const auto title = composer.text("language.title");
    auto column = std::make_unique<Column>(composer.scaled(40));
    column
        ->add(label(title,
                    {.font = theme.heading, .colour = theme.palette.ink, .align = Align::centre}))
        .add(choices(composer));
    const auto card = composer.card(std::move(column));
    const int card_width = composer.scaled(960);
    const int card_height = card->measure(composer.kit(), card_width).height;
    card->draw(drawing,
               {(width - card_width) / 2, (height - card_height) / 2, card_width, card_height});
    drawing.scene.spoken = title;
}

}  // namespace ui
