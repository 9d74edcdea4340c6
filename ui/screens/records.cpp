#include "ui/screens/frame.h"
#include "ui/screens/pager.h"
#include "ui/screens/pages.h"
#include "ui/screens/parts.h"

namespace ui {

using namespace toolkit;

static Part row_of(const Composer& composer, const RecordRow& record)
{
    const auto& theme = composer.theme();
    const auto& palette = theme.palette;
    auto row = std::make_unique<Row>(composer.scaled(28));
    row->add(label(composer.chosen(record.label, record.label_en),
                   {.font = theme.body, .colour = palette.soft_ink, .max_lines = 2}),
             1)
        .add(label(std::string(record.value.reveal()), {.font = {theme.body.pixels, true},
                                                        .colour = palette.ink,
                                                        .align = Align::right,
                                                        .max_lines = 2,
                                                        .is_private = true}),
             1);
    return row;
}

static Part rows_of(const Composer& composer, const RecordGroup& group)
{
    const int line = std::max(1, composer.scaled(2));
    auto column = std::make_unique<Column>(composer.scaled(18));
    const std::size_t count = std::min<std::size_t>(group.rows.size(), rows_on_page);
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0)
            column->add(box({.fill = composer.palette().line}, space(composer.scaled(200), line)));
        column->add(row_of(composer, group.rows[i]));
    }
    column->add(space(0, 0), 1);
    return composer.card(std::move(column));
}

static Part page_of(const Composer& composer, const RecordGroup& group)
{
    auto column = std::make_unique<Column>(composer.scaled(24));
    column->add(composer.heading(composer.chosen(group.title, group.title_en)));
    if (!group.is_available) {
        column->add(callout(composer, Weight::caution, IconId::network,
                            composer.text("records.not_available"),
                            composer.text("records.not_available_next"), false));
        column->add(space(0, 0), 1);
        return column;
    }
    column->add(rows_of(composer, group), 1);
    column->add(composer.hint(
        IconId::clock,
        composer.text("records.source", {{"platform", group.platform}, {"time", group.as_of}})));
    return column;
}

void draw(const Records& records, Composer& composer, Drawing& drawing)
{
    const int pages = std::max(1, static_cast<int>(records.groups.size()));
    const int page = std::clamp(composer.view().page, 0, pages - 1);
    auto content = std::make_unique<Column>(composer.scaled(24));
    if (records.groups.empty())
        content->add(composer.card(composer.hint(IconId::check, composer.text("records.none"))))
            .add(space(0, 0), 1);
    else
        content->add(page_of(composer, records.groups[static_cast<std::size_t>(page)]), 1);
    if (pages > 1)
        content->add(pager(composer, page, pages));
    draw_frame(composer,
               {.icon = IconId::shield,
                .title = composer.text("my_page.records"),
                .text = composer.text("records.text"),
                .content = std::move(content),
                .back = Way{"back", "button.back", IconId::back, Action{Touch::back}},
                .out = way_out()},
               drawing);
}

}  // namespace ui
