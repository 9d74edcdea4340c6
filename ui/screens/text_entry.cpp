#include "ui/input/characters.h"
#include "ui/screens/frame.h"
#include "ui/screens/keyboard.h"
#include "ui/screens/pages.h"

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
        return entry.typed();
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
    if (entry.typed().empty())
        return composer.text("entry.empty");
    return entry.is_hidden() ? composer.text("entry.hidden", {{"count", count}}) : shown;
}

Part field(Composer& composer, const Entry& entry)
{
    const auto& theme = composer.theme();
    const bool is_long = entry.asked().kind == EntryKind::words && composer.is_portrait();
    auto shown = shown_text(entry);
    auto spoken = spoken_text(composer, entry, shown);
    auto row = std::make_unique<Row>(theme.gap);
    row->add(std::make_unique<Field>(
                 std::move(shown), std::move(spoken),
                 LabelStyle{.font = is_number(entry.asked().kind) ? theme.title : theme.heading,
                            .colour = theme.palette.ink,
                            .max_lines = is_long ? 3 : 1,
                            .is_private = is_personal(entry.asked().kind)}),
             1);
    if (is_number(entry.asked().kind))
        row->add(
            composer.button({.id = "key.hide",
                             .text = composer.text(entry.is_hidden() ? "entry.show" : "entry.hide"),
                             .icon = IconId::lock,
                             .kind = ButtonKind::utility},
                            KeyStroke{KeyStroke::Means::hide}));
    auto style = composer.card_style();
    style.padding_y = composer.scaled(20);
    style.border = composer.palette().brand;
    style.border_width = composer.scaled(4);
    style.has_shadow = false;
    return box(style, std::move(row));
}

}  // namespace

void draw(const TextEntry& asked, Composer& composer, Drawing& drawing)
{
    const auto& entry = *composer.view().entry;
    auto content = std::make_unique<Column>(composer.theme().gap);
    content->add(field(composer, entry));
    if (asked.kind == EntryKind::search || asked.kind == EntryKind::words)
        content->add(keyboard(composer, entry), 1);
    else if (is_number(asked.kind))
        content->add(digit_keys(composer, entry), 1);
    Frame frame{.icon = asked.kind == EntryKind::search ? IconId::search : IconId::keyboard,
                .title = composer.text(asked.title),
                .text = composer.text(asked.text),
                .content = std::move(content),
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
