#include "ui/screens/frame.h"
#include "ui/screens/pages.h"

namespace ui {

using namespace toolkit;

namespace {

IconId icon_of(NoticeId id)
{
    switch (id) {
    case NoticeId::no_card:
    case NoticeId::card_moved:
    case NoticeId::card_unreadable:
    case NoticeId::card_refused:
    case NoticeId::card_unsupported:
    case NoticeId::card_expired:
    case NoticeId::card_left_behind:
    case NoticeId::reader_absent:
        return IconId::id_card;
    case NoticeId::central_unreachable:
    case NoticeId::central_refused:
        return IconId::network;
    case NoticeId::central_untrusted:
        return IconId::shield;
    case NoticeId::person_unknown:
        return IconId::person;
    case NoticeId::nothing_to_print:
        return IconId::search;
    case NoticeId::document_refused:
        return IconId::seal;
    case NoticeId::printer_absent:
    case NoticeId::printer_failed:
    case NoticeId::print_stopped:
        return IconId::printer;
    case NoticeId::printer_paper_out:
    case NoticeId::printer_jammed:
    case NoticeId::print_stopped_paper_out:
        return IconId::paper;
    case NoticeId::printer_cover_open:
        return IconId::cover;
    case NoticeId::print_unknown:
        return IconId::question;
    case NoticeId::receipt_not_printed:
    case NoticeId::receipt_unknown:
    case NoticeId::paper_left_behind:
        return IconId::receipt;
    case NoticeId::no_code:
    case NoticeId::code_foreign:
    case NoticeId::scanner_absent:
        return IconId::scan;
    case NoticeId::paper_unknown:
    case NoticeId::complaint_unknown:
        return IconId::question;
    case NoticeId::journal_failed:
    case NoticeId::power_low:
        return IconId::wrench;
    case NoticeId::thanks:
        return IconId::smile;
    case NoticeId::goodbye_idle:
        return IconId::clock;
    }
    std::unreachable();
}

Tone tone_of(NoticeId id)
{
    switch (id) {
    case NoticeId::thanks:
        return Tone::good;
    case NoticeId::goodbye_idle:
    case NoticeId::nothing_to_print:
    case NoticeId::person_unknown:
        return Tone::calm;
    default:
        return Tone::caution;
    }
}

Part paragraph(const Composer& composer, Part mark, const std::string& title, Part text)
{
    const auto& palette = composer.palette();
    auto words = std::make_unique<Column>(composer.scaled(8));
    words
        ->add(label(title, {.font = {composer.theme().note.pixels, true}, .colour = palette.brand}))
        .add(std::move(text));
    auto row = std::make_unique<Row>(composer.scaled(32));
    row->add(std::move(mark)).add(std::move(words), 1);
    return row;
}

Part soft_mark(const Composer& composer, IconId id)
{
    return badge(id, composer.scaled(88), composer.palette().brand, composer.palette().brand_light);
}

Part what_to_do(const Composer& composer, const std::string& text)
{
    auto style = composer.card_style();
    style.fill = composer.palette().brand_light;
    style.border = composer.palette().brand;
    style.border_width = composer.scaled(3);
    style.has_shadow = false;
    return box(style,
               paragraph(composer,
                         badge(IconId::hand, composer.scaled(104), composer.palette().on_brand,
                               composer.palette().brand),
                         composer.text("notice.next"),
                         composer.is_portrait() ? composer.heading(text) : composer.strong(text)));
}

Part serial_plate(const Composer& composer, const std::string& serial)
{
    auto style = composer.card_style();
    style.padding_y = composer.scaled(16);
    style.border = composer.palette().ink;
    style.border_width = composer.scaled(3);
    style.has_shadow = false;
    return box(style, label(composer.text("notice.serial", {{"serial", serial}}),
                            {.font = composer.theme().heading,
                             .colour = composer.palette().ink,
                             .align = Align::centre}));
}

// A card or a slip still lies in the machine: no button helps, taking it does.
bool waits_for_a_hand(NoticeId id)
{
    return id == NoticeId::card_left_behind || id == NoticeId::paper_left_behind;
}

// The last words of a visit: nothing is left that help could be about.
bool is_last(NoticeId id)
{
    return waits_for_a_hand(id) || id == NoticeId::thanks || id == NoticeId::goodbye_idle;
}

void add_ways(const Notice& notice, Frame& frame)
{
    const Way retry{"retry", "button.retry", IconId::retry, Action{Touch::retry}};
    const Way onward{"confirm", "button.continue", IconId::forward, Action{Touch::confirm}};
    if (notice.can_continue) {
        frame.forward = onward;
        if (notice.can_retry)
            frame.back = retry;
    } else if (notice.can_retry) {
        frame.forward = retry;
    } else if (!waits_for_a_hand(notice.id)) {
        frame.forward = Way{"leave", "button.to_start", IconId::home, Action{Touch::leave}};
        return;
    }
    if (!waits_for_a_hand(notice.id))
        frame.out = way_out();
}

}  // namespace

void draw(const Notice& notice, Composer& composer, Drawing& drawing)
{
    const auto id = "notice." + std::string(name_of(notice.id));
    const auto next = composer.text(id + ".next");
    auto facts = std::make_unique<Column>(composer.scaled(32));
    facts
        ->add(paragraph(composer, soft_mark(composer, IconId::search),
                        composer.text("notice.happened"),
                        composer.body(composer.text(id + ".happened"))))
        .add(paragraph(composer, soft_mark(composer, IconId::choose), composer.text("notice.done"),
                       composer.body(composer.text(id + ".done"))));
    auto content = std::make_unique<Column>(composer.scaled(28));
    content->add(what_to_do(composer, next), 1).add(composer.card(middle(std::move(facts))), 1);
    if (!notice.serial.empty())
        content->add(serial_plate(composer, notice.serial));
    Frame frame{.tone = tone_of(notice.id),
                .icon = icon_of(notice.id),
                .title = composer.text(id + ".title"),
                .content = std::move(content),
                .has_help = !is_last(notice.id)};
    add_ways(notice, frame);
    draw_frame(composer, std::move(frame), drawing);
    drawing.scene.spoken =
        composer.sentences({composer.text(id + ".title"), composer.text(id + ".happened"),
                            composer.text(id + ".done"), next});
}

}  // namespace ui
