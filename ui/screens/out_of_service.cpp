#include "ui/screens/frame.h"
#include "ui/screens/pages.h"

namespace ui {

using namespace toolkit;

static Part facts(const Composer& composer, const OutOfService& out)
{
    auto column = std::make_unique<Column>(composer.scaled(32));
    column->add(composer.heading(composer.text(out.reason)));
    if (!out.since.empty())
        column->add(composer.hint(IconId::clock,
                                  composer.text("out_of_service.since", {{"time", out.since}})));
    column->add(composer.hint(
        out.reported ? IconId::check : IconId::phone,
        composer.text(out.reported ? "out_of_service.reported" : "out_of_service.not_reported")));
    return composer.card(middle(std::move(column)));
}

static Part where_to_go(const Composer& composer)
{
    const auto& theme = composer.theme();
    auto column = std::make_unique<Column>(composer.scaled(28));
    column->add(composer.hint(IconId::hall, composer.text("out_of_service.elsewhere")))
        .add(label(composer.text("out_of_service.phone"),
                   {.font = theme.title, .colour = theme.palette.brand}));
    auto style = composer.card_style();
    style.fill = theme.palette.brand_light;
    style.border = theme.palette.brand;
    style.border_width = composer.scaled(3);
    style.has_shadow = false;
    return box(style, middle(std::move(column)));
}

static std::string distance_text(const Composer& composer, int metres)
{
    if (metres < 1000)
        return composer.text("nearby.metres", {{"distance", std::to_string(metres / 10 * 10)}});
    const auto tenths = metres / 100;
    return composer.text("nearby.kilometres", {{"distance", std::to_string(tenths / 10) + "." +
                                                                std::to_string(tenths % 10)}});
}

static std::string facts_of(const Composer& composer, const NearbyTerminal& terminal)
{
    auto text = terminal.address + " · " + distance_text(composer, terminal.distance_m);
    return text + " · " +
           (terminal.hours.empty() ? composer.text("nearby.always")
                                   : composer.text("nearby.hours", {{"hours", terminal.hours}}));
}

// Names and addresses come from the centre: cut off with an ellipsis where they are too long.
static Part nearby_part(const Composer& composer, const OutOfService& out)
{
    const auto& theme = composer.theme();
    const auto& palette = theme.palette;
    auto column = std::make_unique<Column>(composer.scaled(22));
    column->add(composer.heading(composer.text("nearby.title")));
    for (const auto& terminal : out.nearby) {
        auto words = std::make_unique<Column>(composer.scaled(2));
        words
            ->add(label(terminal.name,
                        {.font = {theme.body.pixels, true}, .colour = palette.ink, .max_lines = 1}))
            .add(label(facts_of(composer, terminal),
                       {.font = theme.note, .colour = palette.soft_ink, .max_lines = 2}));
        auto row = std::make_unique<Row>(composer.scaled(24));
        row->add(icon(IconId::hall, composer.scaled(64), palette.brand)).add(std::move(words), 1);
        column->add(std::move(row));
        // A wide panel has room for the nearest one alone.
        if (!composer.is_portrait() || theme.is_sparing)
            break;
    }
    if (!out.nearby_as_of.empty())
        column->add(composer.note(composer.text("nearby.as_of", {{"time", out.nearby_as_of}})));
    return composer.card(std::move(column));
}

void draw(const OutOfService& out, Composer& composer, Drawing& drawing)
{
    auto content = std::make_unique<Column>(composer.scaled(36));
    content->add(facts(composer, out), 1);
    if (!out.nearby.empty())
        content->add(nearby_part(composer, out));
    if (out.nearby.empty())
        content->add(where_to_go(composer), 1)
            .add(label(
                composer.text("technician.terminal", {{"terminal", composer.hall().terminal}}),
                {.font = composer.theme().note, .colour = composer.palette().soft_ink}));
    else
        content->add(composer.hint(IconId::phone, composer.text("out_of_service.phone")));
    Frame frame{.tone = Tone::caution,
                .icon = IconId::wrench,
                .title = composer.text("out_of_service.title"),
                .content = std::move(content)};
    if (out.has_guides)
        frame.forward = Way{"begin", "button.read_guides", IconId::forward, Action{Touch::begin}};
    draw_frame(composer, std::move(frame), drawing);
    std::string nearest;
    if (!out.nearby.empty())
        nearest = composer.sentences({composer.text("nearby.title"), out.nearby.front().name,
                                      facts_of(composer, out.nearby.front())});
    drawing.scene.spoken =
        composer.sentences({composer.text("out_of_service.title"), composer.text(out.reason),
                            composer.text("out_of_service.elsewhere"), nearest,
                            composer.text("out_of_service.phone")});
}

}  // namespace ui
