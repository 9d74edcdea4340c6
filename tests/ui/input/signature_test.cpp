#include "ui/input/signature.h"

#include "tests/catch.h"
#include "ui/signature_picture.h"

using namespace ui;

static Signature signature()
{
    return {.width = 1000,
            .height = 400,
            .strokes = {{{100, 100, 0}, {400, 100, 120}, {400, 300, 200}}, {{700, 200, 900}}}};
}

TEST_CASE("a signature is written as SVG of the pad's size, a path for each stroke")
{
    const auto svg = svg_of(signature());
    CHECK(svg.contains("width=\"100.0mm\" height=\"40.0mm\" viewBox=\"0 0 1000 400\""));
    CHECK(svg.contains("<path d=\"M100 100 L400 100 L400 300\"/>"));
    CHECK(svg.contains("<path d=\"M700 200 l0 0\"/>"));
    CHECK(svg.ends_with("</svg>\n"));
    CHECK(svg_of({}).contains("viewBox=\"0 0 0 0\""));
}

TEST_CASE("the length of a signature is that of its strokes, a dot has none")
{
    CHECK(length_of(signature().strokes) == Approx(500));
    CHECK(length_of({{{5, 5, 0}}}) == 0);
}

TEST_CASE("a signature is drawn as PNG with the pixels that were asked for")
{
    const auto png = png_of(signature(), 2);
    const auto byte = [&png](std::size_t i) { return std::to_integer<int>(png.at(i)); };
    const auto number = [&byte](std::size_t i) { return byte(i + 2) * 256 + byte(i + 3); };
    CHECK(byte(1) == 'P');
    CHECK(byte(2) == 'N');
    CHECK(number(16) == 200);
    CHECK(number(20) == 80);
    CHECK(png.size() > png_of({.width = 1000, .height = 400, .strokes = {}}, 2).size());
}
