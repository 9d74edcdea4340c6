#include "ui/toolkit/transition.h"

#include "tests/catch.h"

using namespace ui::toolkit;
using namespace std::chrono_literals;

namespace {

constexpr base::SteadyTime begun{};
constexpr Colour black{0, 0, 0};
constexpr Colour white{255, 255, 255};

struct Fading {
    Fading()
    {
        transition.keep(view, {{1, 1, 2, 2}});
        for (int y = 0; y < 4; ++y)
            for (int x = 0; x < 4; ++x)
                view.pixels[y * 4 + x] = 0xFFFFFF;
        transition.begin(view, begun, 160ms);
    }
    Canvas canvas{{4, 4}, black};
    PixelView view = canvas.view();
    Transition transition;
};

}  // namespace

TEST_CASE("a picture begins as what was there, comes quickly, and ends as what is")
{
    Fading fading;
    CHECK((fading.canvas.at(1, 1) & 0xFFFFFF) == 0);
    CHECK((fading.canvas.at(0, 0) & 0xFFFFFF) == 0xFFFFFF);  // Outside nothing fades.
    REQUIRE(fading.transition.draw(fading.view, begun + 80ms));
    const auto half = fading.canvas.at(1, 1) & 0xFF;
    CHECK(half > 0xA0);
    CHECK(half < 0xFF);
    CHECK((fading.canvas.at(1, 1) >> 16 & 0xFF) == half);
    CHECK((fading.canvas.at(1, 1) >> 8 & 0xFF) == half);
    REQUIRE_FALSE(fading.transition.draw(fading.view, begun + 160ms));
    CHECK((fading.canvas.at(2, 2) & 0xFFFFFF) == 0xFFFFFF);
    CHECK_FALSE(fading.transition.is_running());
}

TEST_CASE("a picture that is needed at once is there at once")
{
    Fading fading;
    fading.transition.finish(fading.view);
    CHECK((fading.canvas.at(1, 1) & 0xFFFFFF) == 0xFFFFFF);
    CHECK_FALSE(fading.transition.is_running());
}
