// What a citizen can change about the screen, and that it goes with the visit. What each screen
// then measures is tests/conformance.
#include "tests/ui/screens/stage.h"
#include "ui/toolkit/layout_check.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <functional>
#include <map>

using namespace ui;
using toolkit::Appearance;
using toolkit::ColourMode;
using namespace std::chrono_literals;

// The panel that kiosks in halls have, and how high it hangs.
static const toolkit::Panel hall_panel{.pixels = {1080, 1920}, .width_mm = 398, .bottom_mm = 700};

static void with_every_screen(Stage& stage, const std::function<void(std::string_view)>& look)
{
    for (const auto language : all_languages) {
        stage.face.set_language(language);
        for (const auto& sample : samples::screens()) {
            samples::show(sample, stage.face);
            const auto name = fmt::format("{} {}", sample.name, name_of(language));
            INFO(name);
            look(name);
        }
    }
}

static void touch(Stage& stage, std::string_view id)
{
    INFO(id);
    stage.clock.now += 1s;
    REQUIRE(stage.face.touch(id));
    // All that a visit hears of it.
    REQUIRE(stage.actions() == std::vector<Action>{Touch::is_there});
}

TEST_CASE("a text that can hardly be read is found out")
{
    toolkit::Scene scene;
    scene.add(toolkit::Box{.rect = {0, 0, 100, 100}, .fill = {255, 255, 255}});
    scene.add(toolkit::Text{
        .rect = {0, 0, 50, 20}, .text = "grey", .font = {}, .colour = {150, 150, 150}});
    scene.add(toolkit::Text{.rect = {200, 0, 50, 20}, .text = "alone", .font = {}, .colour = {}});
    const auto told = fmt::format("{}", fmt::join(toolkit::contrast_mistakes(scene, 10), "; "));
    CHECK(told.contains("'grey' has contrast 3.0"));
    CHECK(told.contains("'alone' lies on nothing"));
}

TEST_CASE("each size of text is larger than the one before, on every screen of a hall's panel",
          "[walk]")
{
    Stage stage(hall_panel);
    std::map<std::string, double> before;  // By screen and language.
    for (int size = 0; size < toolkit::text_sizes; ++size) {
        stage.face.set_appearance({.text_size = size});
        with_every_screen(stage, [&](std::string_view name) {
            if (name.starts_with("technician"))
                return;
            auto& least = before[std::string(name)];
            const auto now = toolkit::smallest_capital_mm(stage.face.scene(), stage.panel);
            CHECK(now >= least);
            least = now;
        });
    }
}

TEST_CASE("the panel of assistance changes what it says, over any screen, and closes")
{
    Stage stage(hall_panel);
    stage.face.show(Home{});
    touch(stage, "assistance");
    touch(stage, "text.larger");
    CHECK(stage.face.appearance().text_size == 2);
    touch(stage, "text.smaller");
    touch(stage, "text.smaller");
    touch(stage, "text.smaller");
    CHECK(stage.face.appearance().text_size == 0);
    touch(stage, "colours.dark");
    CHECK(stage.face.appearance().colours == ColourMode::dark);
    touch(stage, "colours.high_contrast");
    touch(stage, "low");
    touch(stage, "elder");
    touch(stage, "still");
    CHECK(stage.face.appearance() == Appearance{.colours = ColourMode::high_contrast,
                                                .text_size = toolkit::largest_text_size,
                                                .is_elder = true,
                                                .is_low = true,
                                                .is_still = true});
    touch(stage, "close");
    CHECK_FALSE(stage.face.scene().find("close"));
    CHECK(stage.face.scene().find("print_certificate"));
    touch(stage, "assistance");
    touch(stage, "reset");
    CHECK(stage.face.appearance() == Appearance{});
}

TEST_CASE("what is chosen is said, not only shown by its colour")
{
    Stage stage(hall_panel);
    stage.face.set_language(Language::en);
    stage.face.show(Home{});
    touch(stage, "assistance");
    CHECK(stage.face.scene().find("colours.light")->spoken == "Light. Chosen.");
    CHECK(stage.face.scene().find("colours.dark")->spoken == "Dark");
}

TEST_CASE("how the screen looks stays for the visit and ends with it")
{
    Stage stage(hall_panel);
    stage.face.show(Home{});
    touch(stage, "assistance");
    touch(stage, "colours.dark");
    stage.face.show(PlaceCard{});  // The visit goes on: the panel is away, the colours stay.
    CHECK_FALSE(stage.face.scene().find("close"));
    CHECK(stage.face.appearance().colours == ColourMode::dark);
    stage.face.forget();
    CHECK(stage.face.appearance() == Appearance{});
}

TEST_CASE("who changes the screen at rest and goes away leaves it as it was")
{
    Stage stage(hall_panel);
    stage.face.show(Attract{});
    touch(stage, "assistance");
    touch(stage, "text.larger");
    stage.clock.now += 59s;
    CHECK(stage.actions().empty());
    CHECK(stage.face.appearance().text_size == 2);
    stage.clock.now += 1s;
    CHECK(stage.actions().empty());
    CHECK(stage.face.appearance() == Appearance{});
    CHECK(stage.face.scene().find("begin"));
}

TEST_CASE("a question whether somebody is there lies over the panel, and closes it")
{
    Stage stage(hall_panel);
    stage.face.show(Home{});
    touch(stage, "assistance");
    stage.face.overlay({.seconds_left = 20});
    CHECK(stage.face.scene().find("more_time"));
    CHECK_FALSE(stage.face.scene().find("close"));
}

TEST_CASE("where nobody measured how high the panel hangs, nothing is lowered")
{
    Stage stage;
    stage.face.show(Home{});
    touch(stage, "assistance");
    CHECK_FALSE(stage.face.scene().find("low"));
}
