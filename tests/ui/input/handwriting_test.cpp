#include "ui/input/handwriting.h"

#include "tests/catch.h"

#include <algorithm>
#include <array>

using namespace ui;
using namespace ui::input;

// A straight line in eleven points, as a finger makes it.
static SignatureStroke line(std::int32_t x1, std::int32_t y1, std::int32_t x2, std::int32_t y2)
{
    SignatureStroke stroke;
    for (int i = 0; i <= 10; ++i)
        stroke.push_back({x1 + (x2 - x1) * i / 10, y1 + (y2 - y1) * i / 10, i * 20});
    return stroke;
}

// Bent towards a third point, as most strokes are.
static SignatureStroke bow(SignaturePoint from, SignaturePoint by, SignaturePoint to)
{
    SignatureStroke stroke;
    for (int i = 0; i <= 16; ++i) {
        const int rest = 16 - i;
        const auto at = [&](std::int32_t a, std::int32_t b, std::int32_t c) {
            return (rest * rest * a + 2 * rest * i * b + i * i * c) / (16 * 16);
        };
        stroke.push_back({at(from.x, by.x, to.x), at(from.y, by.y, to.y), i * 20});
    }
    return stroke;
}

// 人, its upper left corner at a place and so large.
static std::vector<SignatureStroke> person(std::int32_t x, std::int32_t y, std::int32_t size)
{
    const auto at = [=](std::int32_t dx, std::int32_t dy) {
        return SignaturePoint{x + dx * size / 1000, y + dy * size / 1000, 0};
    };
    return {bow(at(500, 100), at(480, 600), at(100, 900)),
            bow(at(500, 400), at(600, 750), at(900, 900))};
}

static bool is_among_first(const std::vector<std::string>& all, std::string_view wanted)
{
    const auto end = all.begin() + std::min<std::ptrdiff_t>(5, std::ssize(all));
    return std::find(all.begin(), end, wanted) != end;
}

TEST_CASE("characters that are written by hand are among the first candidates")
{
    const auto handwriting = Handwriting::open().value();
    const auto written = [&](const std::vector<SignatureStroke>& strokes) {
        return handwriting->candidates(strokes, 1000, 1000);
    };
    CHECK(is_among_first(written({line(100, 500, 900, 480)}), "一"));
    CHECK(is_among_first(written(person(0, 0, 1000)), "人"));
    CHECK(is_among_first(written({line(100, 500, 900, 500), line(500, 100, 500, 900)}), "十"));
    CHECK(is_among_first(
        written({line(200, 250, 800, 250), line(150, 500, 850, 500), line(100, 800, 900, 800)}),
        "三"));
}

TEST_CASE("where in the area one writes, and how large, does not change what was written")
{
    const auto handwriting = Handwriting::open().value();
    for (const auto& [x, y, size] : {std::array{1000, 0, 1000}, {2500, 500, 400}, {0, 0, 900}})
        CHECK(is_among_first(handwriting->candidates(person(x, y, size), 3000, 1000), "人"));
}

TEST_CASE("nothing written, or a scribble without end, asks for nothing odd")
{
    const auto handwriting = Handwriting::open().value();
    CHECK(handwriting->candidates({}, 1000, 1000).empty());
    CHECK(handwriting->candidates({line(0, 0, 9, 9)}, 0, 0).empty());
    const std::vector<SignatureStroke> scribble(300, line(0, 0, 1000, 1000));
    CHECK(handwriting->candidates(scribble, 1000, 1000).size() <= 24);
}

TEST_CASE("without a model there is no handwriting")
{
    CHECK(Handwriting::open("/nonexistent").error().code == base::Errc::not_found);
}
