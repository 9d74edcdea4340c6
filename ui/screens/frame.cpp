#include "ui/screens/frame.h"

#include "ui/screens/stepper.h"

namespace ui {

using namespace toolkit;

namespace {

struct Areas {
    Rect hero;
    Rect content;
    Rect ways;     // Back and forward.
    Rect utility;  // Out, and the other language.
};

// The ways stand low on an upright panel, where a person in a wheelchair reaches them too.
Areas areas_of(const Composer& composer, bool has_ways, int hero_height)
{
    const auto [width, height] = composer.theme().panel.pixels;
    const int margin = composer.scaled(56);
    const int button = composer.theme().button_height;
    const int gap = composer.theme().gap;
    if (composer.is_portrait()) {
        const int utility_y = height - margin / 2 - button;
        const int ways_y = has_ways ? utility_y - gap - button : utility_y;
        const int content_y = hero_height + margin;
        return {{0, 0, width, hero_height},
                {margin, content_y, width - 2 * margin, ways_y - gap - margin / 2 - content_y},
                {margin, ways_y, width - 2 * margin, button},
                {margin, utility_y, width - 2 * margin, button}};
    }
    const int hero_width = composer.scaled(640);
    const int ways_y = height - margin - button;
    const int content_x = hero_width + margin;
    const int content_width = width - content_x - margin;
    const int content_bottom = has_ways ? ways_y - gap - margin / 2 : height - margin;
    return {{0, 0, hero_width, height},
            {content_x, margin, content_width, content_bottom - margin},
            {content_x, ways_y, content_width, button},
            {margin, ways_y, hero_width - 2 * margin, button}};
}

Colour disc_of(Tone tone, const Palette& palette)
{
    switch (tone) {
    case Tone::calm:
        return palette.on_brand;
    case Tone::good:
        return palette.good_light;
    case Tone::caution:
        return palette.accent;
    }
    std::unreachable();
}

Colour mark_of(Tone tone, const Palette& palette)
{
    switch (tone) {
    case Tone::calm:
        return palette.brand;
    case Tone::good:
        return palette.good;
    case Tone::caution:
        return palette.caution;
    }
    std::unreachable();
}

Part subject(const Composer& composer, const Frame& frame)
{
    const auto& theme = composer.theme();
    const auto& palette = theme.palette;
    const bool is_portrait = composer.is_portrait();
    auto words = std::make_unique<Column>(composer.scaled(14));
    words->add(label(frame.title, {.font = theme.title, .colour = palette.on_brand}));
    if (!frame.text.empty())
        words->add(label(frame.text, {.font = theme.body, .colour = palette.on_brand}));
    auto mark = badge(frame.icon, composer.scaled(is_portrait ? 168 : 200),
                      mark_of(frame.tone, palette), disc_of(frame.tone, palette));
    if (is_portrait) {
        auto row = std::make_unique<Row>(composer.scaled(40));
        row->add(std::move(mark)).add(std::move(words), 1);
        return row;
    }
    auto left = std::make_unique<Row>(0);
    left->add(std::move(mark)).add(space(0, 0), 1);
    auto column = std::make_unique<Column>(composer.scaled(40));
    column->add(std::move(left)).add(std::move(words));
    return column;
}

Part hero(const Composer& composer, const Frame& frame)
{
    auto column = std::make_unique<Column>(composer.scaled(36));
    column->add(signboard(composer));
    if (frame.step)
        column->add(stepper(composer, *frame.step));
    if (composer.is_portrait()) {
        column->add(subject(composer, frame));
        return column;
    }
    column->add(space(0, 0), 2).add(subject(composer, frame)).add(space(0, 0), 3);
    return column;
}

void draw_ways(Composer& composer, const Frame& frame, Drawing& drawing, const Rect& rect)
{
    Row row(composer.theme().gap, Across::stretch);
    if (frame.back)
        row.add(composer.button(*frame.back, ButtonKind::sideways));
    if (!frame.forward || frame.back)
        row.add(space(0, 0), frame.forward ? 0 : 1);
    if (frame.forward)
        row.add(composer.button(*frame.forward, ButtonKind::forward), 1);
    row.draw(drawing, rect);
}

void draw_utility(Composer& composer, const Frame& frame, Drawing& drawing, const Rect& rect)
{
    const auto kind = composer.is_portrait() ? ButtonKind::sideways : ButtonKind::on_brand;
    Row row(composer.theme().gap, Across::stretch);
    if (frame.out)
        row.add(composer.button(*frame.out, kind));
    row.add(space(0, 0), 1);
    row.add(composer.button(other_language(), kind));
    row.draw(drawing, rect);
}

}  // namespace

Part signboard(const Composer& composer)
{
    const auto& theme = composer.theme();
    const auto& palette = theme.palette;
    auto words = std::make_unique<Column>(0);
    words->add(label(composer.office(), {.font = {theme.body.pixels, true},
                                         .colour = palette.on_brand,
                                         .max_lines = composer.is_portrait() ? 1 : 2}));
    words->add(label(composer.text("app.name") + " · " + composer.text("app.kind"),
                     {.font = theme.note, .colour = palette.on_brand}));
    auto row = std::make_unique<Row>(composer.scaled(24));
    row->add(icon(IconId::door, composer.scaled(92), palette.on_brand)).add(std::move(words), 1);
    return row;
}

void draw_frame(Composer& composer, Frame frame, Drawing& drawing)
{
    const auto& palette = composer.palette();
    const auto size = composer.theme().panel.pixels;
    const int margin = composer.scaled(56);
    auto top = hero(composer, frame);
    const int inner = (composer.is_portrait() ? size.width : composer.scaled(640)) - 2 * margin;
    const int natural = top->measure(composer.kit(), inner).height;
    const int hero_height = std::max(composer.scaled(480), natural + 2 * margin);
    const auto areas = areas_of(composer, frame.back || frame.forward, hero_height);

    drawing.scene.add(Box{.rect = {0, 0, size.width, size.height}, .fill = palette.ground});
    drawing.scene.add(
        Box{.rect = areas.hero, .fill = palette.brand, .fill_below = palette.brand_deep});
    const int hero_bottom =
        composer.is_portrait() ? areas.hero.bottom() - margin : areas.utility.y - margin / 2;
    top->draw(drawing, {margin, margin, inner, hero_bottom - margin});
    if (frame.content)
        frame.content->draw(drawing, areas.content);
    if (frame.back || frame.forward)
        draw_ways(composer, frame, drawing, areas.ways);
    draw_utility(composer, frame, drawing, areas.utility);
    drawing.scene.spoken = frame.title + "。" + frame.text;
}

}  // namespace ui
