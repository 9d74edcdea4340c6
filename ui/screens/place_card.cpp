#include "ui/screens/frame.h"
#include "ui/screens/pages.h"

namespace ui {

using namespace toolkit;

namespace {

// A card that comes down onto the reader.
class CardPicture final : public Widget {
public:
    explicit CardPicture(int phase) : phase_(phase) {}

    Size measure(const Kit& kit, int width) const override
    {
        return {width, kit.theme.scaled(520)};
    }

    void draw(Drawing& drawing, const Rect& rect) const override
    {
        const auto& theme = drawing.kit.theme;
        const auto& palette = theme.palette;
        const int unit = theme.scaled(10);
        const int middle = rect.x + rect.width / 2;
        const int bottom = rect.y + (rect.height + 50 * unit) / 2;
        const Rect reader{middle - 34 * unit, bottom - 17 * unit, 68 * unit, 15 * unit};
        drawing.scene.add(Box{.rect = reader,
                              .fill = palette.brand,
                              .fill_below = palette.brand_deep,
                              .radius = 3 * unit,
                              .has_shadow = true});
        drawing.scene.add(Box{.rect = reader.inset(2 * unit),
                              .fill = palette.brand_deep,
                              .radius = 2 * unit,
                              .border = palette.accent,
                              .border_width = std::max(2, unit / 2)});
        const int height_above = (2 - std::min(phase_ % 4, 2)) * 3 * unit;
        draw_card(drawing, {middle - 20 * unit, bottom - 41 * unit - height_above + 6 * unit,
                            40 * unit, 25 * unit});
        drawing.scene.add(Icon{{middle - 3 * unit, reader.y + 4 * unit, 6 * unit, 6 * unit},
                               IconId::page_next,
                               palette.accent});
    }

private:
    static void draw_card(Drawing& drawing, const Rect& card)
    {
        const auto& palette = drawing.kit.theme.palette;
        const int unit = card.height / 25;
        drawing.scene.add(Box{.rect = card,
                              .fill = palette.card,
                              .fill_below = palette.brand_light,
                              .radius = 2 * unit,
                              .border = palette.brand,
                              .border_width = std::max(2, unit / 3),
                              .has_shadow = true});
        drawing.scene.add(Icon{{card.right() - 14 * unit, card.y + 4 * unit, 11 * unit, 14 * unit},
                               IconId::person,
                               palette.brand});
        for (int line = 0; line < 4; ++line)
            drawing.scene.add(Box{.rect = {card.x + 3 * unit, card.y + (4 + 4 * line) * unit,
                                           (line == 0 ? 10 : 18 - line) * unit, 2 * unit},
                                  .fill = line == 0 ? palette.brand : palette.line,
                                  .radius = unit});
        drawing.scene.add(
            Box{.rect = {card.x + 3 * unit, card.bottom() - 4 * unit, 30 * unit, 2 * unit},
                .fill = palette.line,
                .radius = unit});
    }

    int phase_;
};

}  // namespace

void draw(const PlaceCard&, Composer& composer, Drawing& drawing)
{
    auto content = std::make_unique<Column>(composer.scaled(32));
    content->add(composer.card(std::make_unique<CardPicture>(composer.view().phase)), 1)
        .add(composer.hint(IconId::clock, composer.text("place_card.keep")))
        .add(composer.hint(IconId::shield, composer.text("place_card.privacy")));
    draw_frame(composer,
               {.step = 0,
                .icon = IconId::id_card,
                .title = composer.text("place_card.title"),
                .text = composer.text("place_card.text"),
                .content = std::move(content),
                .back = Way{"back", "button.back", IconId::back, Action{Touch::back}},
                .out = way_out()},
               drawing);
}

}  // namespace ui
