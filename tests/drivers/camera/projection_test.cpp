#include "drivers/camera/projection.h"

#include "tests/catch.h"

using namespace drivers::camera;

static constexpr std::array<Point, 4> square{Point{0, 0}, {10, 0}, {0, 10}, {10, 10}};

TEST_CASE("a projection meets the four points it was made from")
{
    const std::array<Point, 4> seen{Point{100, 50}, {300, 80}, {90, 260}, {260, 240}};
    const auto projection = Projection::through(square, seen).value();
    for (std::size_t i = 0; i < 4; ++i) {
        const auto at = projection.seen(square[i].x, square[i].y);
        REQUIRE(at.x == Approx(seen[i].x));
        REQUIRE(at.y == Approx(seen[i].y));
    }
}

TEST_CASE("a projection keeps the crossing of the diagonals")
{
    const std::array<Point, 4> seen{Point{0, 0}, {40, 0}, {0, 20}, {20, 20}};
    const auto middle = Projection::through(square, seen).value().seen(5, 5);
    // Lines from (0, 0) to (20, 20) and from (40, 0) to (0, 20).
    REQUIRE(middle.x == Approx(40.0 / 3));
    REQUIRE(middle.y == Approx(40.0 / 3));
}

TEST_CASE("points in one place make no plane")
{
    REQUIRE_FALSE(Projection::through({Point{1, 1}, {1, 1}, {1, 1}, {1, 1}}, square));
    REQUIRE_FALSE(Projection::through({Point{0, 0}, {1, 0}, {2, 0}, {3, 0}}, square));
}
