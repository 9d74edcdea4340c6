#include "ui/screens/frame.h"
#include "ui/screens/illustrations.h"
#include "ui/screens/pages.h"

namespace ui {

using namespace toolkit;

namespace {

bool is_blocked(PrintStage stage)
{
    return stage == PrintStage::blocked_paper_out || stage == PrintStage::blocked_cover_open;
}

IconId icon_of(PrintStage stage)
{
    switch (stage) {
    case PrintStage::starting:
    case PrintStage::printing:
        return IconId::printer;
    case PrintStage::blocked_paper_out:
        return IconId::paper;
    case PrintStage::blocked_cover_open:
        return IconId::cover;
    case PrintStage::receipt:
    case PrintStage::receipt_for_unknown:
        return IconId::receipt;
    }
    std::unreachable();
}

Part progress(const Composer& composer, const Printing& printing)
{
    const auto& palette = composer.palette();
    // The slip begins when the last page is out.
    const int out = printing.stage == PrintStage::receipt ? printing.pages : printing.pages_out;
    const double share = out / std::max(1.0, printing.pages * 1.0);
    auto column = std::make_unique<Column>(composer.scaled(24));
    column->add(progress_bar(share, palette.brand, palette.line, composer.scaled(32)))
        .add(label(composer.text("printing.progress", {{"page", std::to_string(out)},
                                                       {"pages", std::to_string(printing.pages)}}),
                   {.font = composer.theme().body, .colour = palette.ink, .align = Align::centre}));
    return column;
}

// What to do about it, where the eye already is.
Part blocked_note(const Composer& composer, const std::string& text)
{
    auto row = std::make_unique<Row>(composer.scaled(32));
    row->add(icon(IconId::warning, composer.scaled(84), composer.palette().caution))
        .add(composer.heading(text), 1);
    auto style = composer.card_style();
    style.fill = composer.palette().caution_light;
    style.border = composer.palette().caution;
    style.border_width = composer.scaled(3);
    style.has_shadow = false;
    return box(style, std::move(row));
}

}  // namespace

void draw(const Printing& printing, Composer& composer, Drawing& drawing)
{
    const auto stage = std::string(name_of(printing.stage));
    const bool blocked = is_blocked(printing.stage);
    const auto text = composer.text("printing." + stage + ".text");
    auto column = std::make_unique<Column>(composer.scaled(40));
    column->add(printer(blocked ? PrinterDoes::waits : PrinterDoes::prints, composer.view().phase),
                1);
    // A slip has no pages to count.
    if (printing.pages > 0)
        column->add(progress(composer, printing));
    auto content = std::make_unique<Column>(composer.scaled(32));
    content->add(composer.card(std::move(column)), 1);
    if (blocked)
        content->add(blocked_note(composer, text));
    draw_frame(composer,
               {.step = 3,
                .tone = blocked ? Tone::caution : Tone::calm,
                .icon = icon_of(printing.stage),
                .title = composer.text("printing." + stage + ".title"),
                .text = blocked ? "" : text,
                .content = std::move(content)},
               drawing);
    drawing.scene.spoken =
        composer.sentences({composer.text("printing." + stage + ".title"), text});
}

}  // namespace ui
