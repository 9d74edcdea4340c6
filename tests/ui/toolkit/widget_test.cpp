#include "ui/toolkit/widget.h"

#include "tests/catch.h"

using namespace ui::toolkit;

// A kit without a theme file: sizes are those of the tests.
struct Bench {
    Theme theme;
    Typesetter typesetter;
    Kit kit{theme, typesetter};

    Bench()
    {
        theme.target = 40;
        theme.gap = 10;
    }
    Scene draw(const Widget& widget, const Rect& rect, std::string_view pressed = "")
    {
        Scene scene;
        Drawing drawing{scene, kit, pressed};
        widget.draw(drawing, rect);
        return scene;
    }
};

static Part block(int width, int height)
{
    return box({.fill = {1, 2, 3}}, space(width, height));
}

static std::vector<Rect> boxes(const Scene& scene)
{
    std::vector<Rect> rects;
    for (const auto& item : scene.items)
        if (const auto* one = std::get_if<Box>(&item))
            rects.push_back(one->rect);
    return rects;
}

TEST_CASE("a column stacks its parts and gives what is left to those that stretch")
{
    Bench bench;
    Column column(10);
    column.add(block(5, 20)).add(block(5, 20), 1).add(block(5, 20), 3);
    REQUIRE(column.measure(bench.kit, 100).height == 80);
    REQUIRE(boxes(bench.draw(column, {0, 0, 100, 160})) ==
            std::vector<Rect>{{0, 0, 100, 20}, {0, 30, 100, 40}, {0, 80, 100, 80}});
}

TEST_CASE("stretches share every pixel, whatever the remainder")
{
    Bench bench;
    Column column(0);
    for (int i = 0; i < 7; ++i)
        column.add(block(1, 0), 1);
    const auto rects = boxes(bench.draw(column, {0, 0, 10, 100}));
    REQUIRE(rects.back().bottom() == 100);
    for (std::size_t i = 1; i < rects.size(); ++i)
        REQUIRE(rects[i].y == rects[i - 1].bottom());
}

TEST_CASE("a row centres its parts or stretches them to its height")
{
    Bench bench;
    Row centred_row(0);
    centred_row.add(block(10, 20));
    REQUIRE(boxes(bench.draw(centred_row, {0, 0, 100, 60})) == std::vector<Rect>{{0, 20, 10, 20}});
    Row stretched(0, Across::stretch);
    stretched.add(block(10, 20));
    REQUIRE(boxes(bench.draw(stretched, {0, 0, 100, 60})) == std::vector<Rect>{{0, 0, 10, 60}});
}

TEST_CASE("a text in a row wraps instead of pushing its neighbours out")
{
    Bench bench;
    Row row(0);
    row.add(block(50, 10))
        .add(label("一二三四五六七八九十", {.font = {20, false}, .colour = {}}), 1)
        .add(block(50, 10));
    const auto scene = bench.draw(row, {0, 0, 200, 100});
    REQUIRE(boxes(scene).back().right() == 200);
    REQUIRE(row.measure(bench.kit, 200).height >= 40);
}

TEST_CASE("what can be touched is never smaller than a finger needs")
{
    Bench bench;
    const auto tiny = touchable("id", "spoken", {}, space(1, 1));
    REQUIRE(tiny->measure(bench.kit, 500) == Size{40, 40});
}

TEST_CASE("only the pressed target looks pressed")
{
    Bench bench;
    const TouchStyle style{.box = {.fill = {1, 1, 1}}, .pressed_fill = {9, 9, 9}};
    Row row(10);
    row.add(touchable("a", "A", style, space(50, 50)))
        .add(touchable("b", "B", style, space(50, 50)));
    const auto scene = bench.draw(row, {0, 0, 200, 50}, "b");
    REQUIRE(std::get<Box>(scene.items[0]).fill == Colour{1, 1, 1});
    REQUIRE(std::get<Box>(scene.items[1]).fill == Colour{9, 9, 9});
    REQUIRE(scene.target_at(5, 5)->id == "a");
    REQUIRE(scene.target_at(65, 5)->id == "b");
    REQUIRE(scene.target_at(55, 5) == nullptr);
}

TEST_CASE("a picture keeps its proportions in whatever place it gets")
{
    Bench bench;
    const std::vector<std::uint32_t> pixels(200);
    const auto page = picture({10, 20}, pixels, nullptr);
    const auto wide = std::get<Picture>(bench.draw(*page, {0, 0, 400, 100}).items[1]);
    REQUIRE(wide.rect == Rect{175, 0, 50, 100});
    const auto tall = std::get<Picture>(bench.draw(*page, {0, 0, 50, 400}).items[1]);
    REQUIRE(tall.rect == Rect{0, 150, 50, 100});
}
