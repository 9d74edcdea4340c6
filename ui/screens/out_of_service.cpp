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

void draw(const OutOfService& out, Composer& composer, Drawing& drawing)
{
    auto content = std::make_unique<Column>(composer.scaled(36));
    content->add(facts(composer, out), 1)
        .add(where_to_go(composer), 1)
        .add(label(composer.text("technician.terminal", {{"terminal", composer.hall().terminal}}),
                   {.font = composer.theme().note, .colour = composer.palette().soft_ink}));
    Frame frame{.tone = Tone::caution,
                .icon = IconId::wrench,
                .title = composer.text("out_of_service.title"),
                .content = std::move(content)};
    if (out.has_guides)
        frame.forward = Way{"begin", "button.read_guides", IconId::forward, Action{Touch::begin}};
    draw_frame(composer, std::move(frame), drawing);
    drawing.scene.spoken = composer.sentences(
        {composer.text("out_of_service.title"), composer.text(out.reason),
         composer.text("out_of_service.elsewhere"), composer.text("out_of_service.phone")});
}

}  // namespace ui
