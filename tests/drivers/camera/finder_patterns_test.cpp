#include "drivers/camera/finder_patterns.h"

#include "tests/catch.h"
#include "tests/drivers/camera/pictures.h"

using namespace drivers::camera;

static std::vector<FinderPattern> find(const Picture& picture, Shape shape = Shape::whole)
{
    return find_finder_patterns(relief_of(Sums(picture), picture.height / 8, 0), shape);
}

TEST_CASE("the three corners of a code are found where they are")
{
    const auto code = tests::code_of(4);
    const auto groups = group(find(tests::draw(code, 6)));
    REQUIRE_FALSE(groups.empty());
    const auto& best = groups.front();
    const auto is_at = [](const FinderPattern& finder, double x, double y) {
        return std::abs(finder.middle.x - x) < 1 && std::abs(finder.middle.y - y) < 1;
    };
    const double near = (4 + 3.5) * 6, far = (4 + code.size - 3.5) * 6;
    REQUIRE(is_at(best.at[0], near, near));
    REQUIRE(is_at(best.at[1], far, near));
    REQUIRE(is_at(best.at[2], near, far));
    REQUIRE(best.module == Approx(6).epsilon(0.05));
    REQUIRE(best.size == Approx(code.size).epsilon(0.05));
    REQUIRE_FALSE(best.at[0].is_light_on_dark);
    REQUIRE_FALSE(best.guessed);
}

TEST_CASE("an inverted code has inverted corners")
{
    const auto groups = group(find(tests::draw(tests::code_of(2), 6, 4, 230, 30)));
    REQUIRE_FALSE(groups.empty());
    REQUIRE(groups.front().at[0].is_light_on_dark);
}

TEST_CASE("without its outer ring a finder pattern is found by what is inside")
{
    // Surroundings as dark as the code, and no quiet zone.
    const auto code = tests::code_of(3);
    auto picture = drivers::camera::make_picture(400, 400);
    std::ranges::fill(picture.pixels, std::uint8_t{20});
    const auto drawn = tests::draw(code, 8, 0);
    for (int y = 0; y < drawn.height; ++y)
        std::ranges::copy(drawn.row(y), picture.row(y + 80).begin() + 80);
    REQUIRE(group(find(picture, Shape::whole)).empty());
    const auto groups = group(find(picture, Shape::inner));
    REQUIRE_FALSE(groups.empty());
    REQUIRE(groups.front().at[0].middle.x == Approx(80 + 3.5 * 8).margin(1));
}

TEST_CASE("two corners may be any two of a code's")
{
    const FinderPattern one{
        .middle = {100, 100}, .across = 35, .down = 35, .is_light_on_dark = false, .votes = 9};
    auto other = one;
    other.middle = {300, 100};
    const auto guesses = group_pairs({one, other});
    // To the right, below, and across, each with either of the two as the first.
    REQUIRE(guesses.size() == 6);
    for (const auto& guess : guesses)
        REQUIRE(guess.guessed);
    other.is_light_on_dark = true;
    REQUIRE(group_pairs({one, other}).empty());
}

TEST_CASE("an even wall has no finder patterns, nor has a picture of one pixel")
{
    REQUIRE(find(make_picture(200, 200)).empty());
    REQUIRE(find(make_picture(1, 1)).empty());
    REQUIRE(group({}).empty());
    REQUIRE(group_pairs({}).empty());
}
