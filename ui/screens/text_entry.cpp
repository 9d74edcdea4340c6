#include "ui/input/characters.h"
#include "ui/screens/frame.h"
#include "ui/screens/keyboard.h"
#include "ui/screens/pages.h"
#include "ui/screens/writing_pad.h"

#include <fmt/format.h>

namespace ui {

using namespace toolkit;

namespace {

// The end of what was typed, in as many lines as there are.
class Field final : public Widget {
public:
    Field(std::string text, std::string spoken, LabelStyle style)
        : text_(std::move(text)), spoken_(std::move(spoken)), style_(style)
    {
    }
    Field(const Field&) = delete;
    Field& operator=(const Field&) = delete;
    ~Field() override
    {
        base::wipe(text_);
        base::wipe(spoken_);
    }
    Size measure(const Kit& kit, int width) const override
    {
        const auto line = kit.typesetter.measure("国g|", style_.font, width, 1).size.height;
        return {width, line * style_.max_lines};
    }
    void draw(Drawing& drawing, const Rect& rect) const override
    {
        drawing.scene.add(Text{.rect = rect,
                               .text = fitting(drawing.kit, rect),
                               .font = style_.font,
                               .colour = style_.colour,
                               .align = style_.align,
                               .is_private = style_.is_private,
                               .spoken = spoken_});
    }

private:
    static constexpr const char* caret = "|";
    std::string fitting(const Kit& kit, const Rect& rect) const
    {
        auto characters = input::split_characters(text_);
        std::size_t first = 0;
        const auto shown = [&] {
            std::string text = first > 0 ? "…" : "";
            for (auto i = first; i < characters.size(); ++i)
                text += characters[i];
            return text + caret;
        };
        auto text = shown();
        while (first < characters.size() &&
               kit.typesetter.measure(text, style_.font, rect.width).size.height > rect.height) {
            base::wipe(text);
            first += std::max<std::size_t>(1, (characters.size() - first) / 16);
            text = shown();
        }
        base::wipe(characters);
        return text;
    }

    std::string text_;
    std::string spoken_;
    LabelStyle style_;
};

bool is_personal(EntryKind kind)
{
    return kind != EntryKind::search;
}

bool is_number(EntryKind kind)
{
    return kind == EntryKind::phone || kind == EntryKind::id_number;
}

// 138 1234 5678, 110105 19491231 0021.
std::string grouped(EntryKind kind, const std::string& typed)
{
    const std::size_t first = kind == EntryKind::phone ? 3 : 6;
    const std::size_t second = kind == EntryKind::phone ? 7 : 14;
    std::string text;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        if (i == first || i == second)
            text += ' ';
        text += typed[i];
    }
    return text;
}

std::string shown_text(const Entry& entry)
{
    if (!is_number(entry.asked().kind))
        return entry.typed() + entry.composing();
    if (!entry.is_hidden())
        return grouped(entry.asked().kind, entry.typed());
    std::string dots;
    for (std::size_t i = 0; i < entry.typed().size(); ++i)
        dots += "●";
    return dots;
}

std::string spoken_text(const Composer& composer, const Entry& entry, const std::string& shown)
{
    const auto count = std::to_string(input::count_characters(entry.typed()));
    if (shown.empty())
        return composer.text("entry.empty");
    return entry.is_hidden() ? composer.text("entry.hidden", {{"count", count}}) : shown;
}

BoxStyle field_style(const Composer& composer)
{
    auto style = composer.card_style();
    style.padding_y = composer.scaled(20);
    style.border = composer.palette().brand;
    style.border_width = composer.scaled(4);
    style.has_shadow = false;
    return style;
}

Part hide_button(Composer& composer, const Entry& entry)
{
    return composer.button({.id = "key.hide",
                            .text = composer.text(entry.is_hidden() ? "entry.show" : "entry.hide"),
                            .icon = IconId::lock,
                            .kind = ButtonKind::utility},
                           KeyStroke{KeyStroke::Means::hide});
}

Part field(Composer& composer, const Entry& entry)
{
    const auto& theme = composer.theme();
    const auto kind = entry.asked().kind;
    auto shown = shown_text(entry);
    auto spoken = spoken_text(composer, entry, shown);
    auto row = std::make_unique<Row>(theme.gap);
    row->add(std::make_unique<Field>(
                 std::move(shown), std::move(spoken),
                 LabelStyle{.font = kind == EntryKind::phone ? theme.title : theme.heading,
                            .colour = theme.palette.ink,
                            .max_lines = kind == EntryKind::words && composer.is_portrait() ? 3 : 1,
                            .is_private = is_personal(kind)}),
             1);
    if (is_number(kind))
        row->add(hide_button(composer, entry));
    return box(field_style(composer), std::move(row));
}

// How far it is, or what is wrong and where.
Part state_of_number(const Composer& composer, const Entry& entry)
{
    using input::NumberProblem;
    const auto problem = entry.problem();
    if (problem == NumberProblem::none)
        return composer.hint(IconId::check, composer.text("entry.is_right"));
    if (problem != NumberProblem::unfinished)
        return composer.hint(IconId::warning,
                             composer.text(fmt::format("entry.problem.{}", name_of(problem))));
    const auto all =
        entry.asked().kind == EntryKind::phone ? input::phone_length : input::id_number_length;
    return composer.hint(IconId::pen,
                         composer.text("entry.digits_left",
                                       {{"count", std::to_string(all - entry.typed().size())}}));
}

Part typing(Composer& composer, const Entry& entry)
{
    auto column = std::make_unique<Column>(composer.theme().gap);
    column->add(field(composer, entry));
    if (entry.has_candidates())
        column->add(candidates_row(composer, entry), 1);
    column->add(keyboard(composer, entry), 4);
    return column;
}

Part number(Composer& composer, const Entry& entry)
{
    auto column = std::make_unique<Column>(composer.theme().gap);
    column->add(field(composer, entry)).add(state_of_number(composer, entry));
    column->add(digit_keys(composer, entry), 1);
    return column;
}

Part date(Composer& composer, const Entry& entry)
{
    const auto picked = entry.date();
    const auto words = composer.text(
        "entry.date_text", {{"year", std::to_string(static_cast<int>(picked.year()))},
                            {"month", std::to_string(static_cast<unsigned>(picked.month()))},
                            {"day", std::to_string(static_cast<unsigned>(picked.day()))}});
    auto column = std::make_unique<Column>(composer.theme().gap);
    column->add(box(field_style(composer), label(words, {.font = composer.theme().title,
                                                         .colour = composer.palette().ink,
                                                         .align = Align::centre,
                                                         .is_private = true})));
    column->add(date_keys(composer, entry), 1);
    return column;
}

Part signature(Composer& composer, const Entry& entry)
{
    auto clear = composer.button({.id = "key.clear",
                                  .text = composer.text("entry.sign_again"),
                                  .icon = IconId::undo,
                                  .kind = ButtonKind::utility},
                                 KeyStroke{KeyStroke::Means::clear});
    auto column = std::make_unique<Column>(composer.theme().gap);
    column
        ->add(unmirrored(writing_pad(composer, entry.strokes(), composer.text("entry.sign_here"))),
              1)
        .add(std::move(clear))
        .add(composer.hint(IconId::person, composer.text("entry.sign_at_window")));
    return column;
}

IconId icon_of(EntryKind kind)
{
    switch (kind) {
    case EntryKind::search:
        return IconId::search;
    case EntryKind::words:
        return IconId::keyboard;
    case EntryKind::phone:
        return IconId::phone;
    case EntryKind::id_number:
        return IconId::id_card;
    case EntryKind::date:
        return IconId::calendar;
    case EntryKind::signature:
        return IconId::pen;
    }
    std::unreachable();
}

Part content_of(Composer& composer, const Entry& entry)
{
    switch (entry.asked().kind) {
    case EntryKind::search:
    case EntryKind::words:
        return typing(composer, entry);
    case EntryKind::phone:
    case EntryKind::id_number:
        return number(composer, entry);
    case EntryKind::date:
        return date(composer, entry);
    case EntryKind::signature:
        return signature(composer, entry);
    }
    std::unreachable();
}

}  // namespace

void draw(const TextEntry& asked, Composer& composer, Drawing& drawing)
{
    const auto& entry = *composer.view().entry;
    Frame frame{.icon = icon_of(asked.kind),
                .title = composer.text(asked.title),
                .text = composer.text(asked.text),
                .content = content_of(composer, entry),
                .is_content_wide = true,
                .back = Way{"back", "button.back", IconId::back, Action{Touch::back}},
                .out = way_out()};
    if (entry.can_be_done())
        frame.forward =
            Way{"confirm", asked.kind == EntryKind::search ? "entry.find" : "entry.done",
                IconId::forward, KeyStroke{KeyStroke::Means::done}};
    draw_frame(composer, std::move(frame), drawing);
}

}  // namespace ui
