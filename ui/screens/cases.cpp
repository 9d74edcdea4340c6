#include "ui/screens/frame.h"
#include "ui/screens/pager.h"
#include "ui/screens/pages.h"

namespace ui {

using namespace toolkit;

static bool is_pressing(const CaseView& of)
{
    return of.alarm == CaseAlarm::overdue || !of.to_do.empty();
}

// The one thing that matters most now.
static std::string what_now(const Composer& composer, const CaseView& of)
{
    if (!of.to_do.empty())
        return composer.text(of.to_do);
    if (of.alarm == CaseAlarm::overdue)
        return composer.text("case.overdue", {{"days", std::to_string(-of.days_left.value_or(0))}});
    if (!of.promised_until.empty())
        return composer.text("case.promised_for", {{"date", of.promised_until}});
    return composer.text("case.applied", {{"date", of.applied_on}});
}

static Part case_words(const Composer& composer, const CaseView& of)
{
    const auto& theme = composer.theme();
    const auto& palette = theme.palette;
    const Font font = composer.is_portrait() ? theme.heading : Font{theme.body.pixels, true};
    auto words = std::make_unique<Column>(composer.scaled(6));
    const auto now_colour = is_pressing(of) ? palette.caution : palette.soft_ink;
    words->add(label(composer.chosen(of.title, of.title_en),
                     {.font = font, .colour = palette.ink, .max_lines = 2, .is_private = true}));
    const auto line = [&](const std::string& text, Colour colour) {
        return label(text,
                     {.font = {theme.note.pixels, true}, .colour = colour, .is_private = true});
    };
    // A wide panel has room for one of the two.
    if (composer.is_portrait() || !is_pressing(of))
        words->add(line(composer.text(of.state), palette.brand));
    if (composer.is_portrait() || is_pressing(of))
        words->add(line(what_now(composer, of), now_colour));
    return words;
}

static Part case_tile(Composer& composer, const CaseView& of, int index)
{
    const auto& palette = composer.palette();
    const bool is_waiting = !of.to_do.empty();
    auto row = std::make_unique<Row>(composer.scaled(36));
    row->add(is_waiting ? badge(IconId::hand, composer.scaled(112), palette.on_brand, palette.brand)
                        : badge(IconId::case_file, composer.scaled(112), palette.brand,
                                palette.brand_light))
        .add(case_words(composer, of), 1)
        .add(icon(IconId::forward, composer.scaled(60), palette.brand));
    auto style = composer.card_style();
    style.padding_y = composer.scaled(composer.is_portrait() ? 22 : 14);
    style.border = palette.line;
    style.border_width = composer.scaled(3);
    return composer.touchable("choose." + std::to_string(index),
                              composer.sentences({composer.chosen(of.title, of.title_en),
                                                  composer.text(of.state), what_now(composer, of)}),
                              Action{Choose{index}}, {style, palette.pressed, true},
                              std::move(row));
}

void draw(const Cases& cases, Composer& composer, Drawing& drawing)
{
    const int count = static_cast<int>(cases.cases.size());
    const int pages = std::max(1, (count + cases_on_page - 1) / cases_on_page);
    const int page = std::clamp(composer.view().page, 0, pages - 1);
    auto content = std::make_unique<Column>(composer.theme().gap);
    for (int i = page * cases_on_page; i < std::min(count, (page + 1) * cases_on_page); ++i)
        content->add(case_tile(composer, cases.cases[static_cast<std::size_t>(i)], i));
    if (count == 0)
        content->add(composer.card(composer.hint(IconId::check, composer.text("cases.none"))));
    content->add(space(0, 0), 1);
    if (pages > 1)
        content->add(pager(composer, page, pages));
    draw_frame(composer,
               {.icon = IconId::case_file,
                .title = composer.text("cases.title"),
                .text = count == 0 ? std::string() : composer.text("cases.text"),
                .content = std::move(content),
                .back = Way{"back", "button.back", IconId::back, Action{Touch::back}},
                .out = way_out()},
               drawing);
}

}  // namespace ui
