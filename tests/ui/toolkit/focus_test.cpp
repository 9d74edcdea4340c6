#include "ui/toolkit/focus.h"

#include "tests/catch.h"

using namespace ui::toolkit;

namespace {

Scene scene_with_two_buttons()
{
    Scene scene;
    scene.add(Text{{0, 0, 400, 50}, "covered", {}, {}});
    scene.covered = scene.items.size();
    scene.add(Text{{0, 0, 400, 50}, "title", {}, {}});
    scene.targets.push_back({{0, 100, 200, 100}, "one", "One", false, scene.items.size()});
    scene.add(Text{{10, 110, 100, 30}, "One", {}, {}});
    scene.add(Text{{10, 150, 100, 30}, "costs nothing", {}, {}});
    scene.add(Text{{0, 250, 400, 50}, " ", {}, {}});
    scene.add(Text{{0, 300, 400, 50}, "name", {}, {}, Align::left, 0, true});
    scene.targets.push_back({{0, 400, 200, 100}, "two", "Two", true, scene.items.size()});
    return scene;
}

}  // namespace

TEST_CASE("a scene is read in the order it was composed, a button with the words on it")
{
    const auto stops = reading_order(scene_with_two_buttons());
    std::vector<std::string> spoken;
    for (const auto& stop : stops)
        spoken.push_back(stop.spoken);
    REQUIRE(spoken == std::vector<std::string>{"title", "One\ncosts nothing", "name", "Two"});
    REQUIRE(stops[1].id == "one");
    REQUIRE_FALSE(stops[2].is_control());
    REQUIRE_FALSE(stops[1].is_private);
    REQUIRE(stops[2].is_private);
    REQUIRE(stops[3].is_private);
}

TEST_CASE("private words make their button private")
{
    auto scene = scene_with_two_buttons();
    std::get<Text>(scene.items[3]).is_private = true;
    REQUIRE(reading_order(scene)[1].is_private);
}

TEST_CASE("the ring stands out from what is around it and stays on the screen")
{
    const auto theme = Design::load("config/theme.toml", {}).value().theme({});
    Scene scene;
    draw_focus(scene, {0, 0, 200, 100}, theme);
    REQUIRE(scene.items.size() == 3);
    std::vector<Colour> bands;
    for (const auto& item : scene.items) {
        const auto& band = std::get<Box>(item);
        REQUIRE(band.border_width >= 3);
        REQUIRE(band.border_width / theme.panel.pixels_per_mm() >= 1);
        REQUIRE(band.fill == transparent);
        REQUIRE(
            Rect{0, 0, theme.panel.pixels.width, theme.panel.pixels.height}.contains(band.rect));
        bands.push_back(band.border);
    }
    // Whatever is around, one of the two has a contrast of three to it, and one to the other.
    REQUIRE(contrast(bands[0], bands[1]) >= 10);
    REQUIRE(contrast(bands[1], bands[2]) >= 10);
}
