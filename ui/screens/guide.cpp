#include "ui/screens/catalogue_parts.h"
#include "ui/screens/frame.h"
#include "ui/screens/pages.h"

#include <fmt/format.h>

namespace ui {

using namespace toolkit;

namespace {

IconId icon_of(GuideTopic topic)
{
    switch (topic) {
    case GuideTopic::item:
        return IconId::guide;
    case GuideTopic::basis:
        return IconId::seal;
    case GuideTopic::conditions:
        return IconId::check;
    case GuideTopic::materials:
        return IconId::paper;
    case GuideTopic::procedure:
        return IconId::choose;
    case GuideTopic::limit:
        return IconId::clock;
    case GuideTopic::fee:
        return IconId::receipt;
    case GuideTopic::result:
        return IconId::certificate;
    }
    std::unreachable();
}

bool is_numbered(GuideTopic topic)
{
    return topic == GuideTopic::conditions || topic == GuideTopic::materials ||
           topic == GuideTopic::procedure;
}

std::string heading_of(const Composer& composer, const GuidePage& page)
{
    const auto topic = composer.text(fmt::format("guide.topic.{}", name_of(page.topic)));
    const auto number = std::to_string(static_cast<int>(page.topic) + 1);
    auto text = composer.text(
        "guide.numbered",
        {{"number", number}, {"numbers", std::to_string(guide_topics)}, {"topic", topic}});
    if (page.parts > 1)
        text += fmt::format(" ({}/{})", page.part, page.parts);
    return text;
}

Part facts(const Composer& composer, const GuidePage& page)
{
    auto column = std::make_unique<Column>(composer.scaled(24));
    column->add(composer.heading(heading_of(composer, page)));
    int number = is_numbered(page.topic) ? (page.part - 1) * lines_on_page : -1;
    for (const auto& line : page.lines) {
        number += number >= 0 ? 1 : 0;
        column->add(fact(composer, line, std::max(number, 0)));
    }
    column->add(space(0, 0), 1);
    return composer.card(std::move(column));
}

std::string_view word_on(SlipState state)
{
    switch (state) {
    case SlipState::offered:
        return "button.print_slip";
    case SlipState::unavailable:
        return "guide.slip_unavailable";
    case SlipState::printing:
        return "guide.slip_printing";
    case SlipState::printed:
        return "guide.slip_printed";
    case SlipState::not_printed:
        return "guide.slip_not_printed";
    case SlipState::unknown:
        return "guide.slip_unknown";
    }
    std::unreachable();
}

Part slip_told(const Composer& composer, SlipState state)
{
    const auto icon_id = state == SlipState::printed    ? IconId::check
                         : state == SlipState::printing ? IconId::printer
                                                        : IconId::warning;
    auto row = std::make_unique<Row>(composer.scaled(20));
    row->add(icon(icon_id, composer.scaled(52), composer.palette().brand))
        .add(composer.note(composer.text(word_on(state))), 1);
    return at_least({0, composer.theme().small_button_height}, middle(std::move(row)));
}

// The sheet, the certificate itself, and the page before.
Part beside_facts(Composer& composer, const Guide& guide, int page)
{
    if (guide.slip == SlipState::printing)
        return slip_told(composer, guide.slip);
    auto row = std::make_unique<Row>(composer.theme().gap, Across::stretch);
    if (page > 0)
        row->add(composer.button(
            Way{"previous_page", "button.previous_page", IconId::page_previous, TurnPage{-1}},
            ButtonKind::utility));
    if (guide.slip == SlipState::offered || guide.slip == SlipState::not_printed)
        row->add(composer.button(Way{"print_slip", "button.print_slip", IconId::receipt,
                                     Action{Touch::print_slip}},
                                 ButtonKind::utility),
                 1);
    if (guide.slip != SlipState::offered)
        row->add(slip_told(composer, guide.slip), 1);
    if (guide.is_printable && !guide.not_printable.empty() && page == 0)
        row->add(middle(composer.note(composer.text(
                     "guide.not_now", {{"reason", composer.text(guide.not_printable)}}))),
                 1);
    if (guide.is_printable && guide.not_printable.empty() && page == 0)
        row->add(composer.button(Way{"print_certificate", "button.print_now", IconId::printer,
                                     Action{Touch::print_certificate}},
                                 ButtonKind::utility),
                 1);
    return row;
}

Part content_of(Composer& composer, const Guide& guide, int page)
{
    auto content = std::make_unique<Column>(composer.theme().gap);
    content->add(facts(composer, guide.pages[static_cast<std::size_t>(page)]), 1);
    content->add(beside_facts(composer, guide, page));
    return content;
}

}  // namespace

void draw(const Guide& guide, Composer& composer, Drawing& drawing)
{
    const int pages = static_cast<int>(guide.pages.size());
    const int page = std::clamp(composer.view().page, 0, pages - 1);
    const auto& shown_page = guide.pages[static_cast<std::size_t>(page)];
    Frame frame{.icon = icon_of(shown_page.topic),
                .title = shown(composer, guide.name),
                .text = state_of(composer, guide.day, guide.is_demonstration),
                .content = content_of(composer, guide, page),
                .out = way_out()};
    if (guide.slip != SlipState::printing) {
        frame.back = Way{"back", "button.back", IconId::back, Action{Touch::back}};
        if (page + 1 < pages)
            frame.forward = Way{"next_page", "button.next_topic", IconId::forward, TurnPage{1}};
    }
    draw_frame(composer, std::move(frame), drawing);
    drawing.scene.spoken =
        composer.sentences({shown(composer, guide.name), heading_of(composer, shown_page)});
}

}  // namespace ui
