#include "drivers/camera/picture.h"

#include "tests/catch.h"

#include <numeric>

using namespace drivers::camera;

static Picture counted(int width, int height)
{
    auto out = make_picture(width, height);
    std::iota(out.pixels.begin(), out.pixels.end(), std::uint8_t{0});
    return out;
}

TEST_CASE("a part that is cut out has the picture's pixels")
{
    const auto part = cut_out(counted(6, 5), {.x = 2, .y = 1, .width = 3, .height = 2});
    REQUIRE(part.width == 3);
    REQUIRE(part.height == 2);
    REQUIRE(part.pixels == std::vector<std::uint8_t>{8, 9, 10, 14, 15, 16});
}

TEST_CASE("an area is cut to the picture, and never to nothing")
{
    const auto whole = counted(6, 5);
    REQUIRE(cut_out(whole, {.x = -9, .y = -9, .width = 99, .height = 99}) == whole);
    const auto corner = cut_out(whole, {.x = 50, .y = 50, .width = 5, .height = 5});
    REQUIRE(corner.pixels == std::vector<std::uint8_t>{29});
    const auto before = cut_out(whole, {.x = -50, .y = -50, .width = 5, .height = 5});
    REQUIRE(before.pixels == std::vector<std::uint8_t>{0});
}

TEST_CASE("a size that no camera has is refused before memory is taken")
{
    REQUIRE(is_possible_size(1, 1));
    REQUIRE(is_possible_size(3840, 2160));
    REQUIRE_FALSE(is_possible_size(0, 480));
    REQUIRE_FALSE(is_possible_size(640, -1));
    REQUIRE_FALSE(is_possible_size(8193, 1));
    REQUIRE_FALSE(is_possible_size(8192, 8192));
    REQUIRE_FALSE(is_possible_size(std::int64_t{1} << 40, std::int64_t{1} << 40));
}
