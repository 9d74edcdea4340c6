// A face on a window without a display, and a clock that the test turns.
#pragma once

#include "tests/catch.h"
#include "ui/gallery/samples.h"

#include <cstdlib>
#include <fstream>

struct HandClock final : base::Clock {
    base::SteadyTime now = base::SteadyTime{} + std::chrono::hours(1);
    base::SteadyTime steady() const override { return now; }
    base::WallTime wall() const override { return {}; }
};

struct Stage {
    explicit Stage(const ui::toolkit::Panel& shown = {})
        : panel(shown),
          window(open(shown)),
          design(ui::toolkit::Design::load("config/theme.toml", shown).value()),
          face(*window, design, ui::Strings::load("config/strings").value(), ui::samples::methods(),
               ui::samples::hall(), clock)
    {
        face.offer_motion({});
    }
    static std::unique_ptr<ui::toolkit::Window> open(const ui::toolkit::Panel& panel)
    {
        setenv("SDL_VIDEODRIVER", "dummy", 1);
        return ui::toolkit::Window::open({.title = "test", .size = panel.pixels}).value();
    }
    // As the screen is composed now.
    ui::toolkit::Kit kit()
    {
        theme = face.theme();
        return {theme, window->typesetter()};
    }
    // What fingers said until nothing more is in the queue.
    std::vector<ui::Action> actions() { return face.pump(base::Deadline{}); }
    bool turn_page()
    {
        const bool has_next = face.touch("next_page");
        return has_next && actions() == std::vector<ui::Action>{ui::Touch::is_there};
    }

    ui::toolkit::Panel panel;
    HandClock clock;
    std::unique_ptr<ui::toolkit::Window> window;
    ui::toolkit::Design design;
    ui::Face face;
    ui::toolkit::Theme theme = design.theme({});
};

// A finger, not Window::tap: the guard against double strikes holds for it.
inline void finger(Stage& stage, ui::toolkit::Contact contact, int x, int y)
{
    stage.window->post({contact, x, y, false});
}

inline std::pair<int, int> middle(Stage& stage, std::string_view id)
{
    const auto* target = stage.face.scene().find(id);
    REQUIRE(target);
    return {target->rect.x + target->rect.width / 2, target->rect.y + target->rect.height / 2};
}
