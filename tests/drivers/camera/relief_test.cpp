#include "drivers/camera/relief.h"

#include "drivers/camera/contrast.h"
#include "tests/catch.h"
#include "tests/drivers/camera/corpus/random.h"

using namespace drivers::camera;

static Picture chance(int width, int height)
{
    corpus::Random random(3);
    auto out = make_picture(width, height);
    for (auto& pixel : out.pixels)
        pixel = static_cast<std::uint8_t>(random.whole(0, 255));
    return out;
}

static int mean_by_hand(const Picture& picture, int x, int y, int reach)
{
    int sum = 0, count = 0;
    for (int v = std::max(0, y - reach); v <= std::min(picture.height - 1, y + reach); ++v)
        for (int u = std::max(0, x - reach); u <= std::min(picture.width - 1, x + reach); ++u) {
            sum += picture.row(v)[static_cast<std::size_t>(u)];
            ++count;
        }
    return sum * 16 / count;
}

TEST_CASE("means are those of the square around a pixel, also at the edges")
{
    const auto picture = chance(23, 17);
    const Sums sums(picture);
    std::vector<std::int16_t> means(23);
    for (const int reach : {0, 1, 3, 9, 40})
        for (int y = 0; y < picture.height; ++y) {
            sums.means(y, reach, means);
            for (int x = 0; x < picture.width; ++x)
                REQUIRE(std::abs(means[static_cast<std::size_t>(x)] -
                                 mean_by_hand(picture, x, y, reach)) <= 1);
        }
}

TEST_CASE("the greatest picture's sums do not run over")
{
    auto white = make_picture(8192, 4096);
    std::ranges::fill(white.pixels, std::uint8_t{255});
    std::vector<std::int16_t> means(8192);
    Sums(white).means(4095, 60, means);
    REQUIRE(std::ranges::all_of(means, [](int mean) { return mean >= 255 * 16 - 1; }));
}

TEST_CASE("a relief does not change with the light")
{
    auto dim = make_picture(60, 60);
    auto bright = dim;
    for (int i = 0; i < 60 * 60; ++i) {
        const int stripe = i % 60 / 5 % 2 * 20;
        dim.pixels[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(30 + stripe);
        bright.pixels[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(180 + stripe);
    }
    const auto one = relief_of(Sums(dim), 10, 0), other = relief_of(Sums(bright), 10, 0);
    for (std::size_t i = 0; i < one.heights.size(); ++i)
        REQUIRE(std::abs(one.heights[i] - other.heights[i]) <= 2);
}

TEST_CASE("contrast is the same for a faint code and a strong one, and turns with inversion")
{
    const auto stripes = [](int dark, int light) {
        auto out = make_picture(80, 80);
        for (int i = 0; i < 80 * 80; ++i)
            out.pixels[static_cast<std::size_t>(i)] =
                static_cast<std::uint8_t>(i % 80 / 8 % 2 == 0 ? dark : light);
        return out;
    };
    const Area all{.x = 0, .y = 0, .width = 80, .height = 80};
    const Contrast strong(stripes(20, 220), all, 4, 4, false);
    const Contrast faint(stripes(100, 130), all, 4, 4, false);
    const Contrast inverted(stripes(20, 220), all, 4, 4, true);
    const Point dark{36, 40}, light{44, 40};
    REQUIRE(strong.at(dark) > 0.7F);
    REQUIRE(strong.at(light) < -0.7F);
    REQUIRE(faint.at(dark) == Approx(strong.at(dark)).margin(0.15));
    REQUIRE(inverted.at(dark) == Approx(-strong.at(dark)));
    REQUIRE(strong.at({-5, 40}) == 0);
    REQUIRE(strong.at({40, 1000}) == 0);
}
