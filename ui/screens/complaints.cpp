#include "ui/screens/frame.h"
#include "ui/screens/pager.h"
#include "ui/screens/pages.h"
#include "ui/screens/parts.h"

namespace ui {

using namespace toolkit;

static Part page_of(const Composer& composer, const ComplaintView& complaint)
{
    const Font font{composer.theme().body.pixels, true};
    auto facts = std::make_unique<Column>(composer.scaled(24));
    const auto add = [&](std::string_view id, std::string value) {
        facts->add(named_fact(composer, composer.text(id), std::move(value), true, font));
    };
    add("complaint.number", complaint.number);
    add("complaint.about",
        composer.text(complaint.kind) + " · " + composer.text(complaint.subject));
    add("complaint.filed_on", complaint.filed_on);
    const bool is_answered = !complaint.answered_on.empty();
    auto column = std::make_unique<Column>(composer.scaled(28));
    column->add(
        is_answered
            ? callout(composer, Weight::calm, IconId::check,
                      composer.text("complaint.answered", {{"date", complaint.answered_on}}),
                      std::string(complaint.answer.reveal()), true)
            : callout(composer, Weight::calm, IconId::clock, composer.text("complaint.waiting"),
                      composer.text("complaint.waiting_text"), true));
    column->add(composer.card(middle(std::move(facts))), 1);
    return column;
}

void draw(const Complaints& complaints, Composer& composer, Drawing& drawing)
{
    const int pages = std::max(1, static_cast<int>(complaints.complaints.size()));
    const int page = std::clamp(composer.view().page, 0, pages - 1);
    auto content = std::make_unique<Column>(composer.scaled(24));
    if (complaints.complaints.empty())
        content->add(composer.card(composer.hint(IconId::check, composer.text("complaint.none"))))
            .add(space(0, 0), 1);
    else
        content->add(page_of(composer, complaints.complaints[static_cast<std::size_t>(page)]), 1);
    if (pages > 1)
        content->add(pager(composer, page, pages));
    draw_frame(composer,
               {.icon = IconId::question,
                .title = composer.text("my_page.complaints"),
                .text = composer.text("complaint.list_text"),
                .content = std::move(content),
                .back = Way{"back", "button.back", IconId::back, Action{Touch::back}},
                .out = way_out()},
               drawing);
}

}  // namespace ui
