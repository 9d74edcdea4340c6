#include "drivers/camera/modes.h"

#include "tests/catch.h"

using namespace drivers::camera;
using enum PixelFormat;

TEST_CASE("the greatest plain mode up to 720p is the first, and Motion JPEG the last")
{
    const auto order = in_order({{mjpeg, 1280, 720},
                                 {yuyv, 640, 480},
                                 {yuyv, 1920, 1080},
                                 {yuyv, 1280, 720},
                                 {mjpeg, 640, 480}});
    REQUIRE(order ==
            std::vector<Mode>{
                {yuyv, 1280, 720}, {yuyv, 640, 480}, {mjpeg, 1280, 720}, {mjpeg, 640, 480}});
}

TEST_CASE("of two formats of one size the cheaper is the first")
{
    REQUIRE(in_order({{yuyv, 640, 480}, {grey, 640, 480}}).front() == Mode{grey, 640, 480});
}

TEST_CASE("sizes too small or too great for a code are left out")
{
    REQUIRE(in_order({{yuyv, 160, 120}, {mjpeg, 3840, 2160}, {grey, 1280, 1024}}).empty());
    REQUIRE(in_order({}).empty());
}

TEST_CASE("a camera that offers the same twice, or very many, is tried a few times only")
{
    std::vector<Mode> many;
    for (int i = 0; i < 100; ++i)
        many.push_back({yuyv, 640 + i / 2, 480});
    many.push_back({mjpeg, 640, 480});
    const auto order = in_order(many);
    REQUIRE(order.size() <= 8);
    REQUIRE(order.back() == Mode{mjpeg, 640, 480});
    REQUIRE(std::ranges::adjacent_find(order) == order.end());
}
