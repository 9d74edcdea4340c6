#include "ui/screens/frame.h"
#include "ui/screens/pages.h"

namespace ui {

using namespace toolkit;

static std::string message(const Composer& composer, const TechnicianPin& pin)
{
    if (pin.wait_seconds > 0)
        return composer.text("technician.wait", {{"seconds", std::to_string(pin.wait_seconds)}});
    if (pin.was_wrong && pin.digits == 0)
        return composer.text("technician.wrong");
    return composer.text("technician.digits", {{"count", std::to_string(pin.digits)}});
}

void draw(const TechnicianPin& pin, Composer& composer, Drawing& drawing)
{
    std::string dots;
    for (int i = 0; i < pin.digits; ++i)
        dots += "● ";
    auto entry = std::make_unique<Column>(composer.scaled(16));
    entry
        ->add(at_least({0, composer.theme().title.pixels * 3 / 2},
                       label(dots, {.font = composer.theme().heading,
                                    .colour = composer.palette().ink,
                                    .align = Align::centre,
                                    .max_lines = 1})))
        .add(label(message(composer, pin), {.font = composer.theme().body,
                                            .colour = composer.palette().ink,
                                            .align = Align::centre}));
    auto content = std::make_unique<Column>(composer.scaled(40));
    content->add(composer.card(std::move(entry)));
    if (pin.wait_seconds == 0)
        content->add(composer.number_pad(), 1);
    auto out = way_out();
    out.text_id = "button.exit";
    Frame frame{.icon = IconId::lock,
                .title = composer.text("technician.title"),
                .text = composer.text("technician.text"),
                .content = std::move(content),
                .has_help = false,
                .out = out};
    if (pin.wait_seconds == 0)
        frame.forward = Way{"confirm", "button.sign_in", IconId::forward, Action{Touch::confirm}};
    draw_frame(composer, std::move(frame), drawing);
}

}  // namespace ui
