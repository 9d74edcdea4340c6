#include "ui/screens/catalogue_parts.h"

#include "ui/screens/pages.h"

namespace ui {

using namespace toolkit;

const std::string& shown(const Composer& composer, const Named& name)
{
    return composer.chosen(name.zh, name.en);
}

IconId icon_of(const ThemeTile& theme)
{
    return icon_called(theme.icon).value_or(IconId::guide);
}

// Names come from the centre: cut off with an ellipsis rather than let out of their place.
Part entry(Composer& composer, const Choosable& one)
{
    const auto& theme = composer.theme();
    const auto& palette = theme.palette;
    auto row = std::make_unique<Row>(composer.scaled(28));
    row->add(badge(one.icon, composer.scaled(88), one.is_marked ? palette.on_brand : palette.brand,
                   one.is_marked ? palette.brand : palette.brand_light))
        .add(label(one.title,
                   {.font = {theme.body.pixels, true}, .colour = palette.ink, .max_lines = 2}),
             5);
    if (!one.note.empty() && !theme.is_sparing)
        row->add(label(one.note, {.font = theme.note,
                                  .colour = palette.soft_ink,
                                  .align = Align::right,
                                  .max_lines = 2}),
                 2);
    row->add(icon(IconId::forward, composer.scaled(48), palette.brand));
    auto style = composer.card_style();
    style.padding_y = composer.scaled(entry_padding);
    style.padding_x = composer.scaled(32);
    style.border = palette.line;
    style.border_width = composer.scaled(3);
    const auto spoken = composer.sentences({one.title, one.note});
    return at_least({0, entry_height(theme)},
                    composer.touchable(one.id, spoken, one.answer, {style, palette.pressed},
                                       middle(std::move(row))));
}

Part entry(Composer& composer, const ListEntry& one, int index)
{
    const auto icon = one.is_package       ? IconId::package
                      : one.can_be_printed ? IconId::printer
                                           : IconId::guide;
    std::string note;
    if (one.can_be_printed)
        note = composer.text("guide.printed_here");
    else if (one.days >= 0)
        note = composer.text(one.days == 0 ? "guide.at_once" : "guide.days",
                             {{"count", std::to_string(one.days)}});
    return entry(composer, Choosable{.id = "choose." + std::to_string(index),
                                     .icon = icon,
                                     .title = shown(composer, one.title),
                                     .note = note,
                                     .answer = Action{Choose{index}},
                                     .is_marked = one.can_be_printed});
}

static std::string pattern_text(const Composer& composer, const std::string& id,
                                const GuideLine& line)
{
    return composer.text(id, {{"count", std::to_string(line.count)},
                              {"other", std::to_string(line.other)},
                              {"note", shown(composer, line.note)}});
}

Part fact(const Composer& composer, const GuideLine& line, int number)
{
    const auto& theme = composer.theme();
    const auto& palette = theme.palette;
    auto words = std::make_unique<Column>(composer.scaled(4));
    if (!line.label.empty())
        words->add(label(composer.text(line.label),
                         {.font = {theme.note.pixels, true}, .colour = palette.brand}));
    words->add(label(line.pattern.empty() ? shown(composer, line.text)
                                          : pattern_text(composer, line.pattern, line),
                     {.font = theme.body, .colour = palette.ink, .max_lines = 3}));
    const auto note = line.note_pattern.empty() ? shown(composer, line.note)
                                                : pattern_text(composer, line.note_pattern, line);
    if (!note.empty())
        words->add(label(note, {.font = theme.note, .colour = palette.soft_ink, .max_lines = 2}));
    if (number == 0)
        return words;
    auto row = std::make_unique<Row>(composer.scaled(24));
    row->add(label(std::to_string(number), {.font = theme.heading, .colour = palette.brand}))
        .add(std::move(words), 1);
    return row;
}

std::string state_of(const Composer& composer, const std::string& day, bool is_demonstration)
{
    return is_demonstration ? composer.sentences({composer.text("guide.demonstration"),
                                                  composer.text("guide.state_of", {{"day", day}})})
                            : composer.text("guide.state_of", {{"day", day}});
}

}  // namespace ui
