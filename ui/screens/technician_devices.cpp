#include "ui/screens/frame.h"
#include "ui/screens/pager.h"
#include "ui/screens/pages.h"

namespace ui {

using namespace toolkit;

static Part pill(const Composer& composer, const std::string& text, bool needs_attention)
{
    const auto& palette = composer.palette();
    auto row = std::make_unique<Row>(composer.scaled(12));
    row->add(icon(needs_attention ? IconId::warning : IconId::check, composer.scaled(36),
                  needs_attention ? palette.caution : palette.good))
        .add(label(text, {.font = {composer.theme().note.pixels, true}, .colour = palette.ink}));
    return box({.fill = needs_attention ? palette.caution_light : palette.good_light,
                .radius = composer.scaled(32),
                .padding_x = composer.scaled(24),
                .padding_y = composer.scaled(10)},
               std::move(row));
}

static Part device_words(const Composer& composer, const DeviceLine& line)
{
    auto states = std::make_unique<Row>(composer.scaled(20));
    // What was left out on purpose is neither good nor bad.
    if (line.is_fitted)
        states->add(pill(composer, composer.text(line.state), line.needs_attention));
    else
        states->add(composer.note(composer.text(line.state)));
    const auto result_id = line.is_testing ? std::string("technician.testing") : line.result;
    const auto result = result_id.empty() ? std::string() : composer.text(result_id);
    auto second_line = line.model.empty() ? std::string("–") : line.model;
    // Two cards beside each other are too narrow for a long state and a result in one line, and
    // four of them too high for a line more.
    if (!result.empty() && composer.is_portrait())
        states->add(composer.note(result), 1);
    else if (!result.empty())
        second_line = result;
    auto words = std::make_unique<Column>(composer.scaled(10));
    words->add(composer.heading(composer.text(line.device)))
        .add(label(
            second_line,
            {.font = composer.theme().note, .colour = composer.palette().soft_ink, .max_lines = 2}))
        .add(std::move(states));
    return words;
}

// Several stand on a page: who hears them is told which is which.
static Part test_button(Composer& composer, const DeviceLine& line, int index)
{
    const auto words = composer.text("button.test");
    return composer.button({.id = "test." + std::to_string(index),
                            .text = words,
                            .spoken = composer.sentences({composer.text(line.device), words}),
                            .icon = IconId::wrench,
                            .kind = ButtonKind::utility},
                           Action{Choose{index}});
}

// On a wide panel two cards stand beside each other, so the button goes below the words.
static Part device_card(Composer& composer, const DeviceLine& line, int index)
{
    std::unique_ptr<Line> card;
    if (composer.is_portrait())
        card = std::make_unique<Row>(composer.scaled(24));
    else
        card = std::make_unique<Column>(composer.scaled(20));
    card->add(device_words(composer, line), 1);
    if (!line.is_testing && line.is_fitted)
        card->add(test_button(composer, line, index));
    auto style = composer.card_style();
    style.padding_y = composer.scaled(14);
    return box(style, std::move(card));
}

static void add_devices(const TechnicianDevices& devices, Composer& composer, Column& content)
{
    const int columns = composer.is_portrait() ? 1 : 2;
    const int first = composer.view().page * devices_on_page;
    const int end = std::min(first + devices_on_page, static_cast<int>(devices.devices.size()));
    for (int i = first; i < end; i += columns) {
        auto row = std::make_unique<Row>(composer.theme().gap, Across::stretch);
        for (int j = i; j < i + columns; ++j)
            row->add(j < end
                         ? device_card(composer, devices.devices[static_cast<std::size_t>(j)], j)
                         : space(0, 0),
                     1);
        content.add(std::move(row));
    }
}

static Part centre_and_roll(const TechnicianDevices& devices, Composer& composer)
{
    std::unique_ptr<Line> centre;
    if (composer.is_portrait())
        centre = std::make_unique<Column>(composer.scaled(10));
    else
        centre = std::make_unique<Row>(composer.scaled(24));
    auto state = std::make_unique<Row>(0);  // No wider than its word.
    state->add(
        pill(composer, composer.text(devices.central), devices.central != "state.reachable"));
    centre->add(composer.note(composer.text("technician.central"))).add(std::move(state));
    auto row = std::make_unique<Row>(composer.scaled(24));
    row->add(std::move(centre), 1);
    // Printers that cannot tell how much paper they have are counted from the roll that was new.
    if (!devices.is_roll_renewed)
        row->add(composer.button(
            {"new_roll", "button.new_roll", IconId::receipt, Action{Touch::new_roll}},
            ButtonKind::utility));
    auto style = composer.card_style();
    style.padding_y = composer.scaled(14);
    return box(style, std::move(row));
}

static std::string about_terminal(const TechnicianDevices& devices, const Composer& composer)
{
    return composer.text("technician.terminal", {{"terminal", devices.terminal}}) + " · " +
           composer.text("technician.version", {{"version", devices.version}}) + " · " +
           composer.text("technician.outbox", {{"count", std::to_string(devices.outbox)}});
}

void draw(const TechnicianDevices& devices, Composer& composer, Drawing& drawing)
{
    auto content = std::make_unique<Column>(composer.theme().gap);
    add_devices(devices, composer, *content);
    // Beside four devices and the ways to the other pages there is no room for it.
    const int pages = pages_for(devices.devices.size(), devices_on_page);
    if (composer.view().page == pages - 1)
        content->add(centre_and_roll(devices, composer));
    content->add(space(0, 0), 1);
    if (pages > 1)
        content->add(pager(composer, composer.view().page, pages));
    auto out = way_out();
    out.text_id = "button.exit";
    draw_frame(composer,
               {.icon = IconId::wrench,
                .title = composer.text("technician.devices"),
                .text = about_terminal(devices, composer),
                .content = std::move(content),
                .has_help = false,
                .out = out},
               drawing);
}

}  // namespace ui
