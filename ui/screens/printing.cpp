#include "ui/screens/frame.h"
#include "ui/screens/pages.h"

#include <fmt/format.h>

namespace ui {

using namespace toolkit;

namespace {

// A printer out of which a page comes.
class PrinterPicture final : public Widget {
public:
    PrinterPicture(int phase, bool is_moving) : phase_(phase), is_moving_(is_moving) {}

    Size measure(const Kit& kit, int width) const override
    {
        return {width, kit.theme.scaled(400)};
    }

    void draw(Drawing& drawing, const Rect& rect) const override
    {
        const auto& theme = drawing.kit.theme;
        const auto& palette = theme.palette;
        const int unit = std::min(theme.scaled(9), rect.height / 42);
        const int middle = rect.x + rect.width / 2;
        const int top = rect.y + (rect.height - 40 * unit) / 2;
        const Rect body{middle - 26 * unit, top, 52 * unit, 16 * unit};
        drawing.scene.add(Box{.rect = body,
                              .fill = palette.brand,
                              .fill_below = palette.brand_deep,
                              .radius = 3 * unit,
                              .has_shadow = true});
        drawing.scene.add(
            Box{.rect = {body.x + 5 * unit, body.bottom() - 6 * unit, 42 * unit, 3 * unit},
                .fill = {0, 0, 0},
                .radius = unit});
        drawing.scene.add(
            Box{.rect = {body.right() - 8 * unit, body.y + 3 * unit, 3 * unit, 3 * unit},
                .fill = is_moving_ ? palette.good_light : palette.accent,
                .radius = 2 * unit});
        const int out = is_moving_ ? 10 + phase_ % 4 * 5 : 6;
        draw_page(drawing, {middle - 17 * unit, body.bottom() - 5 * unit, 34 * unit, out * unit},
                  unit);
    }

private:
    static void draw_page(Drawing& drawing, const Rect& page, int unit)
    {
        const auto& palette = drawing.kit.theme.palette;
        drawing.scene.add(Box{.rect = page,
                              .fill = palette.card,
                              .border = palette.line,
                              .border_width = std::max(1, unit / 4)});
        for (int y = page.bottom() - 4 * unit; y > page.y + unit; y -= 4 * unit)
            drawing.scene.add(Box{.rect = {page.x + 4 * unit, y, page.width - 8 * unit, unit},
                                  .fill = palette.line});
    }

    int phase_;
    bool is_moving_;
};

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
        return IconId::receipt;
    }
    std::unreachable();
}

Part progress(const Composer& composer, const Printing& printing)
{
    const auto& palette = composer.palette();
    const double share = printing.stage == PrintStage::receipt
                             ? 1
                             : printing.pages_out / std::max(1.0, printing.pages * 1.0);
    auto column = std::make_unique<Column>(composer.scaled(24));
    column->add(progress_bar(share, palette.brand, palette.brand_light, composer.scaled(32)))
        .add(label(composer.text("printing.progress", {{"page", std::to_string(printing.pages_out)},
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
    column->add(std::make_unique<PrinterPicture>(blocked ? 0 : composer.view().phase, !blocked), 1)
        .add(progress(composer, printing));
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
    if (blocked)
        drawing.scene.spoken += text;
}

}  // namespace ui
