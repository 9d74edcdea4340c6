#include "ui/screens/frame.h"
#include "ui/screens/pager.h"
#include "ui/screens/pages.h"
#include "ui/screens/parts.h"

#include <array>
#include <functional>

namespace ui {

using namespace toolkit;

namespace {

constexpr std::array stage_names{"case.stage.received", "case.stage.accepted",
                                 "case.stage.examined", "case.stage.decided",
                                 "case.stage.finished"};

// Five discs on a line: what is behind is ticked, where it is now is filled.
Part stage_mark(const Composer& composer, int index, int current)
{
    const auto& palette = composer.palette();
    const int side = composer.scaled(48);
    if (index < current)
        return badge(IconId::tick, side, palette.on_brand, palette.brand);
    const BoxStyle style{.fill = index == current ? palette.brand : palette.card,
                         .radius = side / 2,
                         .border = palette.brand,
                         .border_width = composer.scaled(3)};
    return at_least({side, side}, box(style, space(side, side)));
}

Part stage_line(const Composer& composer, int current)
{
    const auto& theme = composer.theme();
    auto row = std::make_unique<Row>(composer.scaled(8));
    for (int i = 0; i < static_cast<int>(stage_names.size()); ++i) {
        auto stage = std::make_unique<Column>(composer.scaled(10));
        stage->add(centred(stage_mark(composer, i, current)))
            .add(label(composer.text(stage_names[static_cast<std::size_t>(i)]),
                       {.font = {theme.note.pixels, i == current},
                        .colour = i == current ? theme.palette.ink : theme.palette.soft_ink,
                        .align = Align::centre,
                        .is_private = true}));
        row->add(std::move(stage), 1);
    }
    return row;
}

std::string with_provisional(const Composer& composer, const CaseView& of, const std::string& date)
{
    return of.is_provisional ? composer.sentences({date, composer.text("case.provisional")}) : date;
}

std::string days_text(const Composer& composer, int days)
{
    if (days < 0)
        return composer.text("case.overdue", {{"days", std::to_string(-days)}});
    return composer.text("case.days_left", {{"days", std::to_string(days)}});
}

std::string promise_text(const Composer& composer, const CaseView& of)
{
    if (of.promised_until.empty())
        return composer.text(of.days_left ? "case.stands_still" : "case.no_clock");
    const auto date = with_provisional(composer, of, of.promised_until);
    return of.days_left ? composer.sentences({date, days_text(composer, *of.days_left)}) : date;
}

using Fact = std::function<void(Column&, std::string_view id, std::string value)>;

Fact facts_into(const Composer& composer)
{
    return [&composer, font = Font{composer.theme().body.pixels, true}](
               Column& to, std::string_view id, std::string value) {
        to.add(named_fact(composer, composer.text(id), std::move(value), true, font));
    };
}

void add_promise(const Composer& composer, const CaseView& of, Column& to)
{
    if (!of.promised_until.empty() || of.days_left)
        facts_into(composer)(to, "case.promised_until", promise_text(composer, of));
}

void add_facts(const Composer& composer, const CaseView& of, Column& to)
{
    const auto add = facts_into(composer);
    add(to, "case.holder", of.holder);
    if (!of.legal_until.empty())
        add(to, "case.legal_until", with_provisional(composer, of, of.legal_until));
    add(to, "case.applied_on", of.applied_on);
    to.add(label(composer.text("case.number", {{"number", of.number}}),
                 {.font = composer.theme().note,
                  .colour = composer.palette().soft_ink,
                  .is_private = true}));
}

std::string until_text(const Composer& composer, std::string_view id, const std::string& date)
{
    return date.empty() ? std::string() : composer.text(id, {{"date", date}});
}

void add_to_do(const Composer& composer, const CaseView& of, Column& to)
{
    if (of.to_do.empty())
        return;
    const auto text = composer.sentences({composer.chosen(of.to_do_text, of.to_do_text_en),
                                          until_text(composer, "case.until", of.to_do_until)});
    to.add(callout(composer, Weight::calm, IconId::hand, composer.text(of.to_do), text, true));
}

void add_stop(const Composer& composer, const CaseView& of, Column& to)
{
    if (of.stopped_since.empty())
        return;
    const auto text = composer.sentences({composer.chosen(of.stop_reason, of.stop_reason_en),
                                          until_text(composer, "case.goes_on", of.stopped_until)});
    to.add(callout(composer, Weight::caution, IconId::clock,
                   composer.text("case.stopped", {{"date", of.stopped_since}}), text, true));
}

void add_alarm(const Composer& composer, const CaseView& of, Column& to)
{
    if (of.alarm == CaseAlarm::overdue)
        to.add(callout(composer, Weight::caution, IconId::warning,
                       days_text(composer, *of.days_left), composer.text("case.overdue_next"),
                       true));
}

Part stage_of_history(const Composer& composer, const CaseStage& stage)
{
    const auto& theme = composer.theme();
    const auto& palette = theme.palette;
    auto words = std::make_unique<Column>(composer.scaled(4));
    words
        ->add(label(composer.text(stage.what),
                    {.font = {theme.body.pixels, true}, .colour = palette.ink, .is_private = true}))
        .add(label(
            stage.holder,
            {.font = theme.note, .colour = palette.soft_ink, .max_lines = 1, .is_private = true}));
    const auto& text = composer.chosen(stage.text, stage.text_en);
    if (!text.empty())
        words->add(label(
            text, {.font = theme.note, .colour = palette.ink, .max_lines = 2, .is_private = true}));
    auto row = std::make_unique<Row>(composer.scaled(28));
    row->add(
           at_least({theme.note.pixels * 6, 0}, label(stage.on, {.font = {theme.note.pixels, true},
                                                                 .colour = palette.brand,
                                                                 .is_private = true})))
        .add(std::move(words), 1);
    return row;
}

// The newest first.
Part history(const Composer& composer, const CaseView& of, int page)
{
    auto column = std::make_unique<Column>(composer.scaled(26));
    column->add(composer.heading(composer.text("case.history")));
    const int count = static_cast<int>(of.history.size());
    for (int i = (page - 1) * stages_on_page; i < std::min(count, page * stages_on_page); ++i)
        column->add(
            stage_of_history(composer, of.history[static_cast<std::size_t>(count - 1 - i)]));
    column->add(space(0, 0), 1);
    return composer.card(std::move(column));
}

Part standing(const Composer& composer, const CaseView& of)
{
    auto column = std::make_unique<Column>(composer.scaled(24));
    add_to_do(composer, of, *column);
    add_stop(composer, of, *column);
    add_alarm(composer, of, *column);
    auto card = std::make_unique<Column>(composer.scaled(28));
    card->add(stage_line(composer, of.stage));
    add_promise(composer, of, *card);
    column->add(composer.card(middle(std::move(card))), 1);
    return column;
}

Part about(const Composer& composer, const CaseView& of)
{
    auto facts = std::make_unique<Column>(composer.scaled(24));
    add_facts(composer, of, *facts);
    return composer.card(middle(std::move(facts)));
}

}  // namespace

void draw(const CaseDetail& detail, Composer& composer, Drawing& drawing)
{
    const auto& of = detail.of;
    const int pages = pages_of(Screen(detail), composer.theme());
    const int page = std::clamp(composer.view().page, 0, pages - 1);
    auto content = std::make_unique<Column>(composer.scaled(24));
    content->add(page == 0   ? standing(composer, of)
                 : page == 1 ? about(composer, of)
                             : history(composer, of, page - 1),
                 1);
    if (pages > 1)
        content->add(pager(composer, page, pages));
    const auto title = composer.chosen(of.title, of.title_en);
    draw_frame(composer,
               {.tone = of.alarm == CaseAlarm::overdue ? Tone::caution : Tone::calm,
                .icon = IconId::case_file,
                .title = composer.text(of.state),
                .text = title,
                .is_title_private = true,
                .is_text_private = true,
                .content = std::move(content),
                .back = Way{"back", "button.back", IconId::back, Action{Touch::back}},
                .out = way_out()},
               drawing);
    drawing.scene.spoken = composer.sentences(
        {title, composer.text(of.state), of.to_do.empty() ? "" : composer.text(of.to_do),
         of.promised_until.empty() ? "" : promise_text(composer, of)});
}

}  // namespace ui
