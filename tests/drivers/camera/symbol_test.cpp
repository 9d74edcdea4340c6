#include "drivers/camera/symbol.h"

#include "base/qr.h"
#include "tests/catch.h"
#include "tests/drivers/camera/pictures.h"

using namespace drivers::camera;

TEST_CASE("the known modules are those of every code, whatever is written in it")
{
    int last = 0;
    for (std::size_t length = 1; length <= 1000; length += 9) {
        const auto code = base::encode_qr(std::string(length, 'y')).value();
        last = code.size;
        const auto known = known_modules(code.size);
        for (int y = 0; y < code.size; ++y)
            for (int x = 0; x < code.size; ++x)
                if (known.at(x, y) != 0) {
                    INFO("size " << code.size << " at " << x << ", " << y);
                    REQUIRE(code.is_black(x, y) == (known.at(x, y) > 0));
                }
    }
    REQUIRE(last > 17 + 4 * 24);
}

TEST_CASE("as many modules are known as the standard draws")
{
    const auto count = [](int size) {
        const auto known = known_modules(size);
        return std::ranges::count_if(known.values, [](int value) { return value != 0; });
    };
    // Three corners of 8 x 8, two timing patterns, the dark module; 25 for each alignment pattern,
    // of which some share 5 with a timing pattern.
    REQUIRE(count(21) == 3 * 64 + 2 * 5 + 1);
    REQUIRE(count(25) == 3 * 64 + 2 * 9 + 1 + 25);
    REQUIRE(count(45) == 3 * 64 + 2 * 29 + 1 + 6 * 25 - 2 * 5);
    REQUIRE(count(177) == 3 * 64 + 2 * 161 + 1 + 46 * 25 - 2 * 5 * 5);
}

TEST_CASE("the last alignment pattern stands before the corner without a finder pattern")
{
    REQUIRE(last_alignment(21) == 0);
    for (const int size : {25, 57, 97, 177}) {
        const int middle = last_alignment(size);
        const auto known = known_modules(size);
        REQUIRE(known.at(middle, middle) == 1);
        REQUIRE(known.at(middle + 1, middle) == -1);
        REQUIRE(known.at(middle + 2, middle + 2) == 1);
        REQUIRE(middle == size - 7);
    }
}
