#include "ui/screens/assistance.h"

namespace ui {

using namespace toolkit;
using Wish = Adjust::Wish;

static Part heading_of(const Composer& composer, IconId id, std::string_view text_id)
{
    auto row = std::make_unique<Row>(composer.scaled(16));
    row->add(icon(id, composer.theme().note.pixels * 6 / 5, composer.palette().brand))
        .add(composer.note(composer.text(text_id)), 1);
    return row;
}

// How far something is on its way up, as so many filled discs.
static Part scale(const Composer& composer, int filled, int all)
{
    const auto& palette = composer.palette();
    const int side = composer.scaled(28);
    auto row = std::make_unique<Row>(composer.scaled(14));
    for (int step = 1; step <= all; ++step)
        row->add(at_least({side, side}, box({.fill = step <= filled ? palette.brand : palette.card,
                                             .radius = side / 2,
                                             .border = palette.brand,
                                             .border_width = composer.scaled(3)},
                                            space(side, side))));
    return row;
}

static Part less_or_more(Composer& composer, const Way& less, Part how_much, const Way& more)
{
    auto row = std::make_unique<Row>(composer.theme().gap, Across::stretch);
    row->add(composer.button(less, ButtonKind::utility), 1)
        .add(middle(std::move(how_much)))
        .add(composer.button(more, ButtonKind::utility), 1);
    return row;
}

static Part text_size(Composer& composer)
{
    return less_or_more(
        composer,
        {"text.smaller", "assistance.smaller", IconId::text_smaller, Adjust{Wish::smaller_text}},
        scale(composer, composer.view().appearance.text_size + 1, text_sizes),
        {"text.larger", "assistance.larger", IconId::text_larger, Adjust{Wish::larger_text}});
}

static Part volume(Composer& composer, const Hearing& hearing)
{
    return less_or_more(
        composer, {"voice.softer", "assistance.softer", IconId::softer, Adjust{Wish::softer}},
        scale(composer, hearing.volume, hearing.volumes),
        {"voice.louder", "assistance.louder", IconId::louder, Adjust{Wish::louder}});
}

static Part speed(Composer& composer, const Hearing& hearing)
{
    return less_or_more(
        composer, {"voice.slower", "assistance.slower", IconId::slower, Adjust{Wish::slower}},
        scale(composer, hearing.speed, hearing.speeds),
        {"voice.faster", "assistance.faster", IconId::faster, Adjust{Wish::faster}});
}

static Part colours(Composer& composer)
{
    const auto now = composer.view().appearance.colours;
    auto row = std::make_unique<Row>(composer.theme().gap, Across::stretch);
    row->add(
           composer.choice({"colours.light", "assistance.light", IconId::sun, Adjust{Wish::light}},
                           now == ColourMode::light),
           1)
        .add(composer.choice({"colours.dark", "assistance.dark", IconId::moon, Adjust{Wish::dark}},
                             now == ColourMode::dark),
             1)
        .add(composer.choice({"colours.high_contrast", "assistance.high_contrast", IconId::contrast,
                              Adjust{Wish::high_contrast}},
                             now == ColourMode::high_contrast),
             1);
    return row;
}

static Part modes(Composer& composer)
{
    const auto& now = composer.view().appearance;
    auto row = std::make_unique<Row>(composer.theme().gap, Across::stretch);
    row->add(composer.choice({"elder", "assistance.elder", IconId::elder, Adjust{Wish::elder}},
                             now.is_elder),
             1);
    if (composer.view().can_be_low)
        row->add(composer.choice({"low", "assistance.low", IconId::lower, Adjust{Wish::low}},
                                 now.is_low),
                 1);
    if (composer.view().can_be_still)
        row->add(composer.choice({"still", "assistance.still", IconId::paused, Adjust{Wish::still}},
                                 now.is_still),
                 1);
    return row;
}

static Part ways(Composer& composer)
{
    auto row = std::make_unique<Row>(composer.theme().gap, Across::stretch);
    row->add(composer.button({"reset", "assistance.reset", IconId::retry, Adjust{Wish::reset}},
                             ButtonKind::sideways))
        .add(composer.button({"close", "assistance.close", IconId::check, Adjust{Wish::close}},
                             ButtonKind::forward),
             1);
    return row;
}

static Part panel(Composer& composer)
{
    const auto& theme = composer.theme();
    auto column = std::make_unique<Column>(composer.scaled(theme.is_sparing ? 16 : 24));
    column
        ->add(label(composer.text("assistance.title"),
                    {.font = theme.heading, .colour = theme.palette.ink}))
        .add_if_room(heading_of(composer, IconId::text_larger, "assistance.text_size"))
        .add(text_size(composer))
        .add_if_room(heading_of(composer, IconId::contrast, "assistance.colours"))
        .add(colours(composer))
        .add_if_room(heading_of(composer, IconId::elder, "assistance.modes"))
        .add(modes(composer));
    if (const auto& hearing = composer.view().hearing)
        column->add_if_room(heading_of(composer, IconId::louder, "assistance.voice"))
            .add(volume(composer, *hearing))
            .add(speed(composer, *hearing));
    column->add(space(0, composer.scaled(8))).add(ways(composer));
    return composer.card(std::move(column));
}

void draw_assistance(Composer& composer, Drawing& drawing)
{
    const auto [width, height] = composer.theme().panel.pixels;
    drawing.scene.cover({0, 0, width, height}, shade);
    const int margin = composer.scaled(40);
    const int card_width = std::min(width - 2 * margin, composer.scaled(1500));
    const auto card = panel(composer);
    const int natural = card->measure(composer.kit(), card_width).height;
    const int card_height = std::min(natural, height - 2 * margin);
    // Low on an upright panel, where every hand comes.
    const int y =
        composer.is_portrait() ? height - margin - card_height : (height - card_height) / 2;
    card->draw(drawing, {(width - card_width) / 2, y, card_width, card_height});
    drawing.scene.spoken = composer.text("assistance.title");
}

static int changed_size(int size, int by)
{
    return std::clamp(size + by, 0, largest_text_size);
}

Appearance adjusted(Appearance now, Adjust adjust)
{
    switch (adjust.wish) {
    case Wish::open:
    case Wish::close:
    case Wish::softer:  // Of the voice.
    case Wish::louder:
    case Wish::slower:
    case Wish::faster:
        break;
    case Wish::smaller_text:
        now.text_size = changed_size(now.text_size, -1);
        break;
    case Wish::larger_text:
        now.text_size = changed_size(now.text_size, +1);
        break;
    case Wish::light:
        now.colours = ColourMode::light;
        break;
    case Wish::dark:
        now.colours = ColourMode::dark;
        break;
    case Wish::high_contrast:
        now.colours = ColourMode::high_contrast;
        break;
    case Wish::elder:
        now.is_elder = !now.is_elder;
        now.text_size = now.is_elder ? largest_text_size : usual_text_size;
        break;
    case Wish::low:
        now.is_low = !now.is_low;
        break;
    case Wish::still:
        now.is_still = !now.is_still;
        break;
    case Wish::reset:
        now = {};
        break;
    }
    if (now.text_size < largest_text_size)
        now.is_elder = false;
    return now;
}

}  // namespace ui
