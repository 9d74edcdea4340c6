#include "ui/screens/composer.h"

#include <utility>

namespace ui {

using namespace toolkit;

std::string Composer::text(std::string_view id) const
{
    return text(id, {});
}

std::string Composer::text(std::string_view id, Words words) const
{
    std::vector<Word> all(words);
    all.push_back({"phone", hall_.phone});
    return strings_.text(view_.language, id, all);
}

const std::string& Composer::chosen(const std::string& zh, const std::string& en) const
{
    return view_.language == Language::en && !en.empty() ? en : zh;
}

static std::string_view full_stop(Language language)
{
    switch (language) {
    case Language::zh:
    case Language::ii:
        return "。";
    case Language::bo:
        return "།";
    case Language::en:
    case Language::ug:
        return ".";
    }
    std::unreachable();
}

std::string Composer::sentences(std::initializer_list<std::string_view> texts) const
{
    const bool is_chinese = view_.language == Language::zh;
    const auto stop = full_stop(view_.language);
    const auto is_ended = [stop](std::string_view text) {
        return text.ends_with(stop) || text.ends_with("?") || text.ends_with("？") ||
               text.ends_with("؟") || text.ends_with("།");
    };
    std::string all;
    for (const auto text : texts) {
        if (text.empty())
            continue;
        if (!all.empty() && !is_chinese)
            all += ' ';
        all += text;
        if (!is_ended(text))
            all += stop;
    }
    return all;
}

Part Composer::button(const Way& way, ButtonKind kind)
{
    return button({.id = way.id,
                   .text = text(way.text_id),
                   .icon = way.icon,
                   .is_icon_last = way.icon == IconId::forward,
                   .kind = kind},
                  way.answer);
}

Part Composer::button(const ButtonFace& face, Answer answer)
{
    answers_.insert_or_assign(face.id, answer);
    return toolkit::button(kit_, face);
}

Part Composer::touchable(const std::string& id, std::string spoken, Answer answer, TouchStyle style,
                         Part content)
{
    answers_.insert_or_assign(id, answer);
    return toolkit::touchable(id, std::move(spoken), style, std::move(content));
}

Part Composer::choice(const Way& way, bool is_chosen)
{
    answers_.insert_or_assign(way.id, way.answer);
    const auto words = text(way.text_id);
    const auto spoken = is_chosen ? sentences({words, text("assistance.chosen")}) : words;
    return toolkit::choice(kit_, {.id = way.id, .text = words, .spoken = spoken, .icon = way.icon},
                           is_chosen);
}

Part Composer::number_pad()
{
    for (int digit = 0; digit <= 9; ++digit)
        answers_.insert_or_assign("digit." + std::to_string(digit), Action{Digit{digit}});
    answers_.insert_or_assign("delete", Action{Touch::delete_digit});
    return toolkit::number_pad(kit_, text("button.delete"));
}

Part Composer::heading(std::string text) const
{
    return label(std::move(text), {.font = theme().heading, .colour = palette().ink});
}

Part Composer::strong(std::string text) const
{
    return label(std::move(text), {.font = {theme().body.pixels, true}, .colour = palette().ink});
}

Part Composer::body(std::string text) const
{
    return label(std::move(text), {.font = theme().body, .colour = palette().ink});
}

Part Composer::note(std::string text) const
{
    return label(std::move(text), {.font = theme().note, .colour = palette().soft_ink});
}

Part Composer::hint(IconId id, std::string text) const
{
    auto row = std::make_unique<Row>(scaled(24));
    row->add(icon(id, scaled(52), palette().brand)).add(body(std::move(text)), 1);
    return row;
}

BoxStyle Composer::card_style() const
{
    // Where cards are of the ground's colour, only an edge shows where they end.
    const bool needs_edge = palette().card == palette().ground;
    return {.fill = palette().card,
            .radius = theme().radius,
            .padding_x = scaled(44),
            .padding_y = scaled(36),
            .border = needs_edge ? palette().line : transparent,
            .border_width = needs_edge ? scaled(3) : 0,
            .has_shadow = !needs_edge};
}

Part Composer::card(Part content) const
{
    return box(card_style(), std::move(content));
}

}  // namespace ui
