#include "ui/toolkit/scene.h"

#include "tests/catch.h"
#include "ui/toolkit/painter.h"

using namespace ui::toolkit;

static const Colour red{255, 0, 0};
static const Colour blue{0, 0, 255};
static const Colour white{255, 255, 255};

static Scene with(std::initializer_list<Box> boxes)
{
    Scene scene;
    for (const auto& box : boxes)
        scene.add(box);
    return scene;
}

TEST_CASE("equal scenes have no difference")
{
    const auto scene = with({{.rect = {0, 0, 10, 10}, .fill = red}});
    REQUIRE(difference(scene, scene).empty());
}

TEST_CASE("what changed, came or went is damaged, and nothing else")
{
    const Box ground{.rect = {0, 0, 100, 100}, .fill = white};
    const auto before = with({ground, {.rect = {10, 10, 5, 5}, .fill = red}});
    const auto after = with({ground, {.rect = {50, 50, 5, 5}, .fill = red}});
    const auto damage = difference(before, after);
    REQUIRE(damage.size() == 2);
    REQUIRE(std::ranges::count(damage, Rect{10, 10, 5, 5}) == 1);
    REQUIRE(std::ranges::count(damage, Rect{50, 50, 5, 5}) == 1);
    REQUIRE(difference(with({ground}), after) == std::vector<Rect>{{50, 50, 5, 5}});
    REQUIRE(difference(before, with({ground})) == std::vector<Rect>{{10, 10, 5, 5}});
}

TEST_CASE("the shadow of what changed is repainted with it")
{
    const auto before = with({{.rect = {50, 50, 20, 20}, .fill = red, .has_shadow = true}});
    const auto damage = difference(before, {});
    REQUIRE(damage.size() == 1);
    REQUIRE(damage[0].contains(Rect{45, 45, 30, 30}));
}

TEST_CASE("damage is at most eight rectangles that do not overlap")
{
    Scene many;
    for (int i = 0; i < 40; ++i)
        many.add(Box{.rect = {i * 7 % 200, i * 13 % 200, 9, 9}, .fill = red});
    const auto damage = difference({}, many);
    REQUIRE(damage.size() <= 8);
    for (std::size_t i = 0; i < damage.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            REQUIRE(intersection(damage[i], damage[j]).is_empty());
    for (const auto& item : many.items)
        REQUIRE(std::ranges::any_of(damage,
                                    [&](const Rect& rect) { return rect.contains(bounds(item)); }));
}

// The promise that damage rests on: painting it alone gives the picture that painting all gives.
TEST_CASE("painting only the difference gives the same picture as painting everything")
{
    const auto ground = Box{.rect = {0, 0, 120, 80}, .fill = white, .fill_below = blue};
    auto before = with({ground, {.rect = {10, 10, 40, 30}, .fill = red, .radius = 9}});
    auto after = with({ground,
                       {.rect = {30, 20, 40, 30},
                        .fill = red,
                        .radius = 9,
                        .border = blue,
                        .border_width = 3,
                        .has_shadow = true}});
    before.add(Text{{5, 5, 100, 30}, "一门", {20, true}, blue});
    after.add(Text{{5, 5, 100, 30}, "二门", {20, true}, blue});
    after.add(Icon{{80, 40, 24, 24}, IconId::seal, red});
    Typesetter typesetter;
    const Rect all{0, 0, 120, 80};
    Canvas step_by_step({120, 80}, white);
    paint(before, step_by_step.view(), all, typesetter);
    for (const auto& rect : difference(before, after))
        paint(after, step_by_step.view(), rect, typesetter);
    Canvas at_once({120, 80}, white);
    paint(after, at_once.view(), all, typesetter);
    int differing = 0;
    for (int y = 0; y < 80; ++y)
        for (int x = 0; x < 120; ++x)
            differing += (step_by_step.at(x, y) ^ at_once.at(x, y)) & 0xFFFFFF ? 1 : 0;
    REQUIRE(differing == 0);
}

TEST_CASE("every icon draws something inside its rectangle")
{
    Typesetter typesetter;
    for (int i = 0; i <= static_cast<int>(IconId::touch); ++i) {
        const auto id = static_cast<IconId>(i);
        INFO(name_of(id));
        Scene scene;
        scene.add(Icon{{20, 20, 96, 96}, id, {0, 0, 0}});
        Canvas canvas({136, 136}, white);
        paint(scene, canvas.view(), {0, 0, 136, 136}, typesetter);
        int inside = 0;
        int outside = 0;
        for (int y = 0; y < 136; ++y)
            for (int x = 0; x < 136; ++x)
                if ((canvas.at(x, y) & 0xFFFFFF) != 0xFFFFFF)
                    ++(Rect{20, 20, 96, 96}.contains(x, y) ? inside : outside);
        CHECK(inside > 200);
        CHECK(outside == 0);
    }
}

TEST_CASE("a wiped scene holds nothing that could be read")
{
    Scene scene;
    scene.add(Text{{0, 0, 10, 10}, "a name long enough to be on the heap", {20, false}, red});
    scene.targets.push_back({{}, "id", "spoken name"});
    scene.spoken = "spoken";
    scene.wipe();
    REQUIRE(scene.items.empty());
    REQUIRE(scene.targets.empty());
    REQUIRE(scene.spoken.empty());
}

TEST_CASE("the text cache is bounded and forgets")
{
    Typesetter typesetter;
    for (int i = 0; i < 1000; ++i)
        typesetter.mask(Text{{0, 0, 200, 40}, std::to_string(i), {20, false}, red});
    REQUIRE(typesetter.cached() <= 256);
    typesetter.mask(Text{{0, 0, 200, 40}, "999", {20, false}, blue});
    REQUIRE(typesetter.cached() <= 256);
    typesetter.forget();
    REQUIRE(typesetter.cached() == 0);
}

TEST_CASE("every script that the terminal promises has its characters")
{
    Typesetter typesetter;
    for (const auto* text : {"简体中文", "English", "ꆈꌠꉙ", "བོད་སྐད", "ئۇيغۇرچە"}) {
        INFO(text);
        REQUIRE(typesetter.measure(text, {30, false}, 0).unknown_characters == 0);
    }
}

TEST_CASE("a mirrored scene has everything on the other side, and twice mirrored it is itself")
{
    static constexpr int width = 200;
    Scene scene;
    scene.add(Box{.rect = {10, 5, 30, 20}, .fill = red});
    scene.add(Text{{20, 40, 60, 30}, "字", {20, false}, red, Align::left});
    scene.add(Text{{20, 80, 60, 30}, "字", {20, false}, red, Align::centre});
    scene.add(Icon{{150, 5, 20, 20}, IconId::forward, red});
    scene.add(Icon{{100, 5, 20, 20}, IconId::globe, red});
    scene.targets.push_back({{10, 5, 30, 20}, "id", "spoken"});
    const auto before = scene.items;
    scene.mirror(width);
    CHECK(std::get<Box>(scene.items[0]).rect == Rect{160, 5, 30, 20});
    CHECK(std::get<Text>(scene.items[1]).rect == Rect{120, 40, 60, 30});
    CHECK(std::get<Text>(scene.items[1]).align == Align::right);
    CHECK(std::get<Text>(scene.items[2]).align == Align::centre);
    CHECK(std::get<Icon>(scene.items[3]).is_mirrored);
    CHECK_FALSE(std::get<Icon>(scene.items[4]).is_mirrored);
    CHECK(scene.targets[0].rect == Rect{160, 5, 30, 20});
    scene.mirror(width);
    CHECK(scene.items == before);
}

TEST_CASE("what is not to be mirrored is moved as one")
{
    Scene scene;
    scene.add(Box{.rect = {0, 0, 5, 5}, .fill = red});
    scene.add(Box{.rect = {10, 0, 5, 5}, .fill = red});
    scene.add(Text{{30, 0, 10, 5}, "字", {20, false}, red, Align::left});
    scene.targets.push_back({{10, 0, 5, 5}, "one", "1"});
    scene.unmirrored.push_back({.rect = {10, 0, 40, 10},
                                .first_item = 1,
                                .end_item = 3,
                                .first_target = 0,
                                .end_target = 1});
    scene.mirror(100);
    CHECK(std::get<Box>(scene.items[0]).rect == Rect{95, 0, 5, 5});
    CHECK(std::get<Box>(scene.items[1]).rect == Rect{50, 0, 5, 5});
    CHECK(std::get<Text>(scene.items[2]).rect == Rect{70, 0, 10, 5});
    CHECK(std::get<Text>(scene.items[2]).align == Align::left);
    CHECK(scene.targets[0].rect == Rect{50, 0, 5, 5});
}

TEST_CASE("an icon that points somewhere is painted turned over when it is mirrored")
{
    Typesetter typesetter;
    const auto drawn = [&typesetter](bool is_mirrored) {
        Scene scene;
        scene.add(Icon{{0, 0, 48, 48}, IconId::forward, {0, 0, 0}, is_mirrored});
        Canvas canvas({48, 48}, white);
        paint(scene, canvas.view(), {0, 0, 48, 48}, typesetter);
        return canvas;
    };
    const auto there = drawn(false);
    const auto back = drawn(true);
    int differing = 0;
    for (int y = 0; y < 48; ++y)
        for (int x = 0; x < 48; ++x) {
            const int a = static_cast<int>(there.at(x, y) & 0xFF);
            const int b = static_cast<int>(back.at(47 - x, y) & 0xFF);
            differing +=
                std::abs(a - b) > 32 ? 1 : 0;  // Edges are softened on a grid of their own.
        }
    CHECK(differing == 0);
}
