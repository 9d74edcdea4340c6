#include "ui/screens/frame.h"

#include "ui/screens/assistance.h"
#include "ui/screens/stepper.h"

namespace ui {

using namespace toolkit;

namespace {

struct Areas {
    Rect hero;
    Rect content;
    Rect ways;     // Back and forward.
    Rect utility;  // Out, and the languages.
};

constexpr int margin_design = 56;
constexpr int side_design = 700;  // Of the coloured area on a wide panel.
constexpr int narrow_side_design = 480;

Areas areas_upright(const Composer& composer, bool has_ways, int hero_height)
{
    const auto& theme = composer.theme();
    const auto [width, height] = theme.panel.pixels;
    const int margin = composer.scaled(margin_design);
    const int inner = width - 2 * margin;
    const int utility_y = height - margin * 2 / 3 - theme.small_button_height;
    const int ways_y = has_ways ? utility_y - theme.gap - theme.button_height : utility_y;
    const int content_y = hero_height + margin;
    const int content_bottom = ways_y - margin;
    return {{0, 0, width, hero_height},
            {margin, content_y, inner, content_bottom - content_y},
            {margin, ways_y, inner, theme.button_height},
            {margin, utility_y, inner, theme.small_button_height}};
}

Areas areas_wide(const Composer& composer, const Frame& frame, bool has_ways)
{
    const auto& theme = composer.theme();
    const auto [width, height] = theme.panel.pixels;
    const int margin = composer.scaled(margin_design);
    const int hero_width =
        composer.scaled(frame.is_content_wide ? narrow_side_design : side_design);
    const int ways_y = height - margin - theme.button_height;
    const int content_x = hero_width + margin;
    const int content_width = width - content_x - margin;
    const int content_bottom = has_ways ? ways_y - margin * 2 / 3 : height - margin;
    const int rows = frame.is_content_wide ? 3 : 2;
    const int utility_height = rows * theme.small_button_height + (rows - 1) * theme.gap;
    return {{0, 0, hero_width, height},
            {content_x, margin, content_width, content_bottom - margin},
            {content_x, ways_y, content_width, theme.button_height},
            {margin, height - margin - utility_height, hero_width - 2 * margin, utility_height}};
}

Colour disc_of(Tone tone, const Palette& palette)
{
    switch (tone) {
    case Tone::calm:
        return palette.on_hero;
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
        return palette.hero;
    case Tone::good:
        return palette.good;
    case Tone::caution:
        return palette.on_accent;
    }
    std::unreachable();
}

Part subject(const Composer& composer, const Frame& frame)
{
    const auto& theme = composer.theme();
    const auto& palette = theme.palette;
    const bool is_portrait = composer.is_portrait();
    auto words = std::make_unique<Column>(composer.scaled(14));
    words->add(label(frame.title, {.font = is_portrait ? theme.title : theme.narrow_title,
                                   .colour = palette.on_hero,
                                   .is_private = frame.is_title_private}));
    if (!frame.text.empty())
        words->add(label(
            frame.text,
            {.font = theme.body, .colour = palette.on_hero, .is_private = frame.is_text_private}));
    auto mark = badge(frame.icon, composer.scaled(is_portrait ? 168 : 132),
                      mark_of(frame.tone, palette), disc_of(frame.tone, palette));
    if (is_portrait) {
        auto row = std::make_unique<Row>(composer.scaled(40));
        row->add(std::move(mark)).add(std::move(words), 1);
        return row;
    }
    auto left = std::make_unique<Row>(0);
    left->add(std::move(mark)).add(space(0, 0), 1);
    auto column = std::make_unique<Column>(composer.scaled(28));
    column->add(std::move(left)).add(std::move(words));
    return column;
}

Part hero(const Composer& composer, const Frame& frame)
{
    auto column = std::make_unique<Column>(composer.scaled(frame.step ? 20 : 36));
    column->add_if_room(signboard(composer)).add(space(0, 0), 1);
    if (frame.step)
        column->add(stepper(composer, *frame.step)).add(space(0, 0), 1);
    column->add(subject(composer, frame)).add(space(0, 0), 1);
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

void draw_utility_upright(Composer& composer, const Frame& frame, Drawing& drawing,
                          const Rect& rect)
{
    Row row(composer.theme().gap, Across::stretch);
    if (frame.out)
        row.add(composer.button(*frame.out, ButtonKind::utility));
    row.add(space(0, 0), 1);
    row.add(composer.button(way_to_assistance(), ButtonKind::utility));
    row.add(language_button(composer, ButtonKind::utility));
    row.draw(drawing, rect);
}

// The coloured area is narrow: the way out stands below the others.
void draw_utility_wide(Composer& composer, const Frame& frame, Drawing& drawing, const Rect& rect)
{
    const int gap = composer.theme().gap;
    Column column(gap);
    if (!frame.out)
        column.add(space(0, composer.theme().small_button_height));
    auto assistance = composer.button(way_to_assistance(), ButtonKind::on_brand);
    auto languages = language_button(composer, ButtonKind::on_brand);
    if (frame.is_content_wide) {
        column.add(std::move(assistance)).add(std::move(languages));
    } else {
        auto row = std::make_unique<Row>(gap, Across::stretch);
        row->add(std::move(assistance), 1).add(std::move(languages));
        column.add(std::move(row));
    }
    if (frame.out)
        column.add(composer.button(*frame.out, ButtonKind::on_brand));
    column.draw(drawing, rect);
}

void draw_utility(Composer& composer, const Frame& frame, Drawing& drawing, const Rect& rect)
{
    if (composer.is_portrait())
        draw_utility_upright(composer, frame, drawing, rect);
    else
        draw_utility_wide(composer, frame, drawing, rect);
}

}  // namespace

Part language_button(Composer& composer, ButtonKind kind)
{
    const auto& name = composer.own_name(composer.view().language);
    return composer.button({.id = "language",
                            .text = name,
                            .spoken = composer.text("button.language", {{"language", name}}),
                            .icon = IconId::globe,
                            .kind = kind},
                           ShowLanguages{true});
}

Part signboard(const Composer& composer)
{
    const auto& theme = composer.theme();
    const auto& palette = theme.palette;
    auto words = std::make_unique<Column>(0);
    words->add(
        label(composer.office(),
              {.font = {composer.is_portrait() ? theme.body.pixels : theme.note.pixels, true},
               .colour = palette.on_hero,
               .max_lines = composer.is_portrait() ? 1 : 2}));
    words->add(label(composer.text("app.name") + " · " + composer.text("app.kind"),
                     {.font = theme.note, .colour = palette.on_hero}));
    auto row = std::make_unique<Row>(composer.scaled(24));
    row->add(icon(IconId::door, composer.scaled(92), palette.on_hero)).add(std::move(words), 1);
    return row;
}

// The ways stand low on an upright panel, where a person in a wheelchair reaches them too.
static Areas areas_of(const Composer& composer, const Frame& frame, const Widget& top)
{
    const bool has_ways = frame.back || frame.forward;
    if (!composer.is_portrait())
        return areas_wide(composer, frame, has_ways);
    const int margin = composer.scaled(margin_design);
    const int inner = composer.theme().panel.pixels.width - 2 * margin;
    const int natural = top.measure(composer.kit(), inner).height + 2 * margin;
    return areas_upright(composer, has_ways, std::max(composer.scaled(480), natural));
}

static void draw_ground(const Composer& composer, const Areas& areas, Scene& scene)
{
    const auto& palette = composer.palette();
    const auto [width, height] = composer.theme().panel.pixels;
    scene.add(Box{.rect = {0, 0, width, height}, .fill = palette.ground});
    scene.add(Box{.rect = areas.hero, .fill = palette.hero, .fill_below = palette.hero_deep});
    const int line = std::max(1, composer.scaled(2));
    if (palette.hero == palette.ground)
        scene.add(Box{.rect = composer.is_portrait() ? Rect{0, areas.hero.bottom(), width, line}
                                                     : Rect{areas.hero.right(), 0, line, height},
                      .fill = palette.line});
    if (!composer.is_portrait())
        return;
    const int top = std::min(areas.ways.y, areas.utility.y) - composer.scaled(margin_design) / 2;
    scene.add(Box{.rect = {0, top, width, height - top}, .fill = palette.card});
    scene.add(Box{.rect = {0, top, width, line}, .fill = palette.line});
}

void draw_frame(Composer& composer, Frame frame, Drawing& drawing)
{
    const auto top = hero(composer, frame);
    const auto areas = areas_of(composer, frame, *top);
    const int margin = composer.scaled(margin_design);
    draw_ground(composer, areas, drawing.scene);
    auto inside = areas.hero.inset(margin);
    if (!composer.is_portrait())
        inside.height = areas.utility.y - composer.theme().gap - inside.y;
    top->draw(drawing, inside);
    if (frame.content)
        frame.content->draw(drawing, areas.content);
    if (frame.back || frame.forward)
        draw_ways(composer, frame, drawing, areas.ways);
    draw_utility(composer, frame, drawing, areas.utility);
    drawing.scene.spoken = composer.sentences({frame.title, frame.text});
    if (!frame.is_title_private && !frame.is_text_private)
        return;
    const auto unspoken = composer.text("voice.private");
    drawing.scene.spoken_in_public =
        composer.sentences({frame.is_title_private ? unspoken : frame.title,
                            frame.is_text_private ? unspoken : frame.text});
}

}  // namespace ui
