#include "ui/screens/frame.h"
#include "ui/screens/pages.h"
#include "ui/screens/parts.h"

#include <array>

namespace ui {

using namespace toolkit;

namespace {

constexpr std::array kinds{"complaint.kind.complaint", "complaint.kind.consultation",
                           "complaint.kind.cannot_be_done"};
constexpr std::array kind_texts{"complaint.kind.complaint_text", "complaint.kind.consultation_text",
                                "complaint.kind.cannot_be_done_text"};
constexpr std::array kind_icons{IconId::warning, IconId::question, IconId::stop};

Way way_back()
{
    return {"back", "button.back", IconId::back, Action{Touch::back}};
}

std::string call_text(const Composer& composer, const Help& help)
{
    switch (help.call) {
    case HelpCallState::none:
        return {};
    case HelpCallState::calling:
        return composer.text("help.calling");
    case HelpCallState::told:
        return composer.text("help.told", {{"time", help.at}});
    case HelpCallState::answered:
        return composer.text("help.answered", {{"time", help.at}});
    case HelpCallState::failed:
        return composer.text("help.failed");
    case HelpCallState::too_often:
        return composer.text("help.too_often");
    }
    std::unreachable();
}

bool can_call(HelpCallState state)
{
    return state == HelpCallState::none || state == HelpCallState::failed;
}

Part call_part(Composer& composer, const Help& help)
{
    const auto& theme = composer.theme();
    const auto& palette = theme.palette;
    auto words = std::make_unique<Column>(composer.scaled(8));
    words
        ->add(label(composer.text("help.ring"),
                    {.font = {theme.note.pixels, true}, .colour = palette.brand}))
        .add(label(composer.hall().phone, {.font = theme.title, .colour = palette.ink}));
    auto row = std::make_unique<Row>(composer.scaled(32));
    row->add(badge(IconId::phone, composer.scaled(120), palette.on_brand, palette.brand))
        .add(std::move(words), 1);
    const auto button = [&] {
        return composer.button({.id = "call",
                                .text = composer.text("help.call"),
                                .icon = IconId::bell,
                                .kind = ButtonKind::forward},
                               Action{Choose{0}});
    };
    // A wide panel has no height for it below.
    if (can_call(help.call) && !composer.is_portrait())
        row->add(button(), 2);
    auto column = std::make_unique<Column>(composer.scaled(22));
    column->add(std::move(row));
    if (const auto text = call_text(composer, help); !text.empty())
        column->add(
            composer.hint(help.call == HelpCallState::told || help.call == HelpCallState::answered
                              ? IconId::check
                              : IconId::clock,
                          text));
    if (can_call(help.call) && composer.is_portrait())
        column->add(button());
    auto style = composer.card_style();
    style.padding_y = composer.scaled(24);
    style.border = palette.brand;
    style.border_width = composer.scaled(3);
    return box(style, std::move(column));
}

}  // namespace

void draw(const Help& help, Composer& composer, Drawing& drawing)
{
    auto content = std::make_unique<Column>(composer.theme().gap);
    content->add(call_part(composer, help));
    for (std::size_t i = 0; i < kinds.size(); ++i)
        content->add(tile(composer, {.id = "kind." + std::to_string(i),
                                     .icon = kind_icons[i],
                                     .title = composer.text(kinds[i]),
                                     .text = composer.theme().is_sparing || !composer.is_portrait()
                                                 ? std::string()
                                                 : composer.text(kind_texts[i]),
                                     .action = Choose{static_cast<int>(i) + 1}}),
                     1);
    draw_frame(composer,
               {.icon = IconId::bell,
                .title = composer.text("help.title"),
                .text = composer.text("help.text"),
                .content = std::move(content),
                .has_help = false,
                .back = way_back()},
               drawing);
    drawing.scene.spoken =
        composer.sentences({composer.text("help.title"), composer.text("out_of_service.phone"),
                            call_text(composer, help)});
}

void draw(const ComplaintAbout& about, Composer& composer, Drawing& drawing)
{
    auto content = std::make_unique<Column>(composer.theme().gap);
    for (std::size_t i = 0; i < about.subjects.size(); ++i)
        content->add(composer.button({.id = "choose." + std::to_string(i),
                                      .text = composer.text(about.subjects[i]),
                                      .icon = IconId::forward,
                                      .is_icon_last = true,
                                      .kind = ButtonKind::sideways},
                                     Action{Choose{static_cast<int>(i)}}),
                     1);
    draw_frame(composer,
               {.icon = IconId::question,
                .title = composer.text("complaint.about_title"),
                .text = composer.text(about.kind),
                .content = std::move(content),
                .has_help = false,
                .back = way_back()},
               drawing);
}

static Tile addition(const Composer& composer, int index, IconId icon, std::string_view name,
                     const base::SecretText& value)
{
    return {.id = std::string(name),
            .icon = icon,
            .title = composer.text("complaint.add_" + std::string(name)),
            .text = value.is_empty() ? composer.text("complaint.optional")
                                     : std::string(value.reveal()),
            .action = Choose{index},
            .is_private = !value.is_empty()};
}

void draw(const ComplaintDraft& draft, Composer& composer, Drawing& drawing)
{
    const Font font{composer.theme().body.pixels, true};
    auto about =
        named_fact(composer, composer.text("complaint.about"),
                   composer.text(draft.kind) + " · " + composer.text(draft.subject), false, font);
    auto content = std::make_unique<Column>(composer.theme().gap);
    content->add(composer.card(std::move(about)))
        .add(tile(composer, addition(composer, 0, IconId::keyboard, "words", draft.words)), 1)
        .add(tile(composer, addition(composer, 1, IconId::phone, "phone", draft.phone)), 1)
        .add(composer.hint(
            IconId::shield,
            composer.text(draft.is_by_name ? "complaint.by_name" : "complaint.anonymous")));
    draw_frame(composer,
               {.icon = IconId::question,
                .title = composer.text("complaint.draft_title"),
                .text = composer.text("complaint.draft_text"),
                .content = std::move(content),
                .has_help = false,
                .back = way_back(),
                .forward = Way{"confirm", "button.send", IconId::forward, Action{Touch::confirm}}},
               drawing);
}

// ---- Sent

static Part slip_part(Composer& composer, SlipState slip)
{
    switch (slip) {
    case SlipState::offered:
        return composer.button({"slip", "complaint.print_slip", IconId::receipt, Action{Choose{0}}},
                               ButtonKind::sideways);
    case SlipState::printing:
        return composer.hint(IconId::receipt, composer.text("complaint.slip_printing"));
    case SlipState::printed:
        return composer.hint(IconId::check, composer.text("complaint.slip_printed"));
    case SlipState::not_printed:
    case SlipState::unknown:
    case SlipState::unavailable:
        return composer.hint(IconId::receipt, composer.text("complaint.note_number"));
    }
    std::unreachable();
}

static Part number_plate(const Composer& composer, const std::string& number)
{
    const auto& theme = composer.theme();
    auto column = std::make_unique<Column>(composer.scaled(12));
    column
        ->add(label(composer.text("complaint.number"), {.font = {theme.note.pixels, true},
                                                        .colour = theme.palette.brand,
                                                        .align = Align::centre}))
        .add(label(number, {.font = composer.is_portrait() ? theme.title : theme.heading,
                            .colour = theme.palette.ink,
                            .align = Align::centre}));
    auto style = composer.card_style();
    style.border = theme.palette.ink;
    style.border_width = composer.scaled(3);
    style.has_shadow = false;
    return box(style, middle(std::move(column)));
}

void draw(const ComplaintFiled& filed, Composer& composer, Drawing& drawing)
{
    const bool is_kept = !filed.number.empty();
    auto content = std::make_unique<Column>(composer.scaled(32));
    if (is_kept)
        content->add(number_plate(composer, filed.number))
            .add(composer.hint(IconId::search, composer.text("complaint.follow")))
            .add(slip_part(composer, filed.slip))
            .add(space(0, 0), 1);
    else
        content
            ->add(callout(composer, Weight::caution, IconId::phone,
                          composer.text("out_of_service.phone"),
                          composer.text("complaint.not_kept_next"), false))
            .add(space(0, 0), 1);
    draw_frame(composer,
               {.tone = is_kept ? Tone::good : Tone::caution,
                .icon = is_kept ? IconId::check : IconId::stop,
                .title = composer.text(is_kept ? "complaint.sent" : "complaint.not_kept"),
                .text = composer.text(filed.kind),
                .content = std::move(content),
                .has_help = false,
                .forward = Way{"confirm", "help.go_on", IconId::forward, Action{Touch::confirm}}},
               drawing);
    drawing.scene.spoken = composer.sentences(
        {composer.text(is_kept ? "complaint.sent" : "complaint.not_kept"), filed.number,
         composer.text(is_kept ? "complaint.follow" : "complaint.not_kept_next")});
}

}  // namespace ui
