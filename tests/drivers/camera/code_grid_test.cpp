#include "drivers/camera/code_grid.h"

#include "tests/catch.h"
#include "tests/drivers/camera/pictures.h"

using namespace drivers::camera;

static std::optional<Grid> grid_of(const Picture& picture)
{
    const auto found = find_finder_patterns(relief_of(Sums(picture), picture.height / 12, 0));
    for (const auto& corners : group(found)) {
        const Contrast contrast(picture, area_of(corners), corners.module, 4, false);
        if (const auto grid = lay_grid(contrast, corners))
            return grid;
    }
    return {};
}

TEST_CASE("a grid is laid on a code to a fraction of a module")
{
    for (const int version : {1, 2, 7, 14, 20}) {
        const auto code = tests::code_of(version);
        const auto grid = grid_of(tests::draw(code, 5)).value();
        REQUIRE(grid.size == code.size);
        REQUIRE(grid.fit > 0.8);
        const auto corner = grid.projection.seen(code.size, code.size);
        REQUIRE(corner.x == Approx((code.size + 4) * 5).margin(1.5));
        REQUIRE(corner.y == Approx((code.size + 4) * 5).margin(1.5));
    }
}

TEST_CASE("a grid follows a code into perspective")
{
    corpus::Random random(1);
    corpus::Label label;
    label.code = tests::code_of(10);
    corpus::Camera camera;
    camera.module = 5;
    camera.tilt_x = 0.5;
    camera.tilt_y = 0.4;
    const auto picture = corpus::take(label, camera, {}, random);
    const auto grid = grid_of(picture).value();
    REQUIRE(grid.size == label.code.size);
    REQUIRE(grid.fit > 0.8);
}

TEST_CASE("corners without a code between them get no grid")
{
    const FinderPattern finder{
        .middle = {50, 50}, .across = 28, .down = 28, .is_light_on_dark = false, .votes = 5};
    Corners corners{
        .at = {finder, finder, finder}, .module = 4, .size = 33, .flaw = 0, .guessed = {}};
    corners.at[1].middle = {154, 50};
    corners.at[2].middle = {50, 154};
    corpus::Random random(2);
    auto noise = make_picture(220, 220);
    for (auto& pixel : noise.pixels)
        pixel = static_cast<std::uint8_t>(random.whole(0, 255));
    const Contrast contrast(noise, area_of(corners), corners.module, 4, false);
    REQUIRE_FALSE(lay_grid(contrast, corners));
}
