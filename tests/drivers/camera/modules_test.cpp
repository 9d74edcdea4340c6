#include "drivers/camera/modules.h"

#include "drivers/camera/zxing.h"
#include "tests/catch.h"
#include "tests/drivers/camera/pictures.h"

using namespace drivers::camera;

// Each module as a lens out of focus mixes it with its neighbours.
static Square<float> spread(const corpus::Code& code, float middle, float side, float corner)
{
    Square<float> out(code.size);
    const auto value = [&](int x, int y) {
        const bool is_inside = x >= 0 && y >= 0 && x < code.size && y < code.size;
        return is_inside && code.is_black(x, y) ? 1.0F : -1.0F;
    };
    for (int y = 0; y < code.size; ++y)
        for (int x = 0; x < code.size; ++x) {
            const float sides =
                value(x - 1, y) + value(x + 1, y) + value(x, y - 1) + value(x, y + 1);
            const float corners = value(x - 1, y - 1) + value(x + 1, y - 1) + value(x - 1, y + 1) +
                                  value(x + 1, y + 1);
            out.at(x, y) = middle * value(x, y) + side * sides + corner * corners;
        }
    return out;
}

static int wrong(const Square<float>& read, const corpus::Code& code)
{
    int out = 0;
    const auto decided = decide(read);
    for (int y = 0; y < code.size; ++y)
        for (int x = 0; x < code.size; ++x)
            out += (decided.at(x, y) != 0) != code.is_black(x, y) ? 1 : 0;
    return out;
}

TEST_CASE("what blur has mixed is told apart again")
{
    for (const int version : {2, 7, 15}) {
        const auto code = tests::code_of(version);
        const auto blurred = spread(code, 0.36F, 0.11F, 0.05F);
        REQUIRE(wrong(blurred, code) > 10);
        const auto once = equalise(blurred, blurred, LearnFrom::known_modules);
        REQUIRE(wrong(once, code) < wrong(blurred, code) / 2);
        const auto twice = equalise(blurred, once, LearnFrom::own_decisions);
        REQUIRE(wrong(twice, code) <= wrong(once, code));
        REQUIRE(decode_modules(decide(twice))->text == code.text);
    }
}

TEST_CASE("a sharp code stays as it is")
{
    const auto code = tests::code_of(5);
    const auto sharp = spread(code, 1, 0, 0);
    REQUIRE(wrong(sharp, code) == 0);
    REQUIRE(wrong(equalise(sharp, sharp, LearnFrom::known_modules), code) == 0);
}

TEST_CASE("nothing is made of nothing")
{
    const Square<float> grey(33);
    const auto equal = equalise(grey, grey, LearnFrom::own_decisions);
    for (const float value : equal.values)
        REQUIRE(std::isfinite(value));
    REQUIRE_FALSE(decode_modules(decide(equal)));
}

TEST_CASE("known modules are as they must be, whatever was seen")
{
    const auto code = tests::code_of(1);
    Square<float> lies(code.size);
    const auto decided = decide(lies);
    const auto known = known_modules(code.size);
    for (std::size_t i = 0; i < known.values.size(); ++i)
        if (known.values[i] != 0)
            REQUIRE((decided.values[i] != 0) == (known.values[i] > 0));
}
