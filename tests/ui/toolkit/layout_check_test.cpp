// That the checks which every screen is held to can fail.
#include "ui/toolkit/layout_check.h"

#include "tests/catch.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

using namespace ui::toolkit;

namespace {

constexpr Colour white{255, 255, 255};
constexpr Colour black{0, 0, 0};
// As light as each other, so only who sees colours tells them apart.
constexpr Colour red{200, 60, 60};
constexpr Colour green{20, 125, 40};

Scene with_box(Colour fill)
{
    Scene scene;
    scene.add(Box{.rect = {0, 0, 100, 100}, .fill = fill});
    return scene;
}

std::string told(const Scene& scene)
{
    return fmt::format("{}", fmt::join(speech_mistakes(scene), "; "));
}

}  // namespace

TEST_CASE("two states that differ in their hue alone are found out")
{
    CHECK_FALSE(are_told_apart_without_colour(with_box(red), with_box(green)));
    CHECK(are_told_apart_without_colour(with_box(white), with_box(black)));
    CHECK_FALSE(are_told_apart_without_colour(with_box(white), with_box(white)));
}

TEST_CASE("a mark, a word or another weight tells two states apart without colour")
{
    auto marked = with_box(red);
    marked.add(Icon{{10, 10, 20, 20}, IconId::tick, white});
    CHECK(are_told_apart_without_colour(marked, with_box(green)));
    auto other_mark = with_box(red);
    other_mark.add(Icon{{10, 10, 20, 20}, IconId::stop, white});
    CHECK(are_told_apart_without_colour(marked, other_mark));
    auto plain = with_box(red);
    plain.add(Text{.rect = {0, 0, 50, 20}, .text = "a", .font = {20, false}, .colour = white});
    auto bold = with_box(red);
    bold.add(Text{.rect = {0, 0, 50, 20}, .text = "a", .font = {20, true}, .colour = white});
    CHECK(are_told_apart_without_colour(plain, bold));
}

TEST_CASE("what says nothing, is never passed or sounds like another is found out")
{
    Scene scene;
    scene.targets = {{{0, 0, 10, 10}, "one", "same"},
                     {{20, 0, 10, 10}, "two", "same"},
                     {{40, 0, 10, 10}, "mute", " "},
                     {{60, 0, 10, 10}, "one", "twice"}};
    const auto all = told(scene);
    for (const auto* part : {"the screen says nothing", "'one' and 'two' sound the same",
                             "'mute' says nothing", "keys pass 'one' 2 times"})
        CHECK(all.contains(part));
    Scene good;
    good.spoken = "A screen";
    good.targets = {{{0, 0, 10, 10}, "one", "One"}};
    CHECK(told(good).empty());
}

TEST_CASE("sides, gaps and contrast are measured as they are")
{
    Scene scene;
    CHECK(least_contrast(scene) == 21);
    scene.add(Box{.rect = {0, 0, 100, 100}, .fill = white});
    scene.add(Text{.rect = {0, 0, 50, 20}, .text = "a", .font = {20, false}, .colour = black});
    CHECK(least_contrast(scene) == Approx(21));
    scene.add(Text{.rect = {0, 30, 50, 20}, .text = "b", .font = {}, .colour = {150, 150, 150}});
    CHECK(least_contrast(scene) == Approx(2.96).margin(0.05));
    scene.add(Text{.rect = {200, 0, 50, 20}, .text = "c", .font = {}, .colour = black});
    CHECK(least_contrast(scene) == 0);
    scene.targets = {
        {{0, 0, 40, 30}, "a", "a"}, {{47, 10, 50, 50}, "b", "b"}, {{0, 42, 30, 60}, "c", "c"}};
    CHECK(least_side(scene) == 30);
    CHECK(least_gap(scene) == 7);
}
