#include "drivers/camera/pgm.h"

#include "tests/catch.h"

using namespace drivers::camera;
using base::Errc;

static Errc refusal(std::string_view file)
{
    return decode_pgm(base::view(file)).error().code;
}

TEST_CASE("a picture that was written is read as it was")
{
    Picture picture{.width = 3, .height = 2, .pixels = {0, 10, 13, 32, 254, 255}};
    REQUIRE(decode_pgm(encode_pgm(picture)).value() == picture);
}

TEST_CASE("blanks and comments may stand in the header")
{
    const auto picture = decode_pgm(base::view("P5 # by hand\n#\n2\t1\r255\nab")).value();
    REQUIRE(picture == Picture{.width = 2, .height = 1, .pixels = {'a', 'b'}});
}

TEST_CASE("what is no such file is malformed")
{
    for (const auto* file :
         {"", "P", "P2\n2 1\n255\nab", "P5", "P5\n", "P5\n2", "P5\n2 1", "P5\n2 1\n255",
          "P5\n2 1\n255\n", "P5\n2 1\n255\na", "P5\n2 1\n65535\nabcd", "P5\n-2 1\n255\nab",
          "P5\n2x1\n255\nab", "P5\n9999999 1\n255\nab", "P5 # never ends"}) {
        INFO(file);
        REQUIRE(refusal(file) == Errc::malformed);
    }
}

TEST_CASE("a file that tells of an impossible size is refused before memory is taken")
{
    REQUIRE(refusal("P5\n0 1\n255\n") == Errc::exhausted);
    REQUIRE(refusal("P5\n999999 999999\n255\n") == Errc::exhausted);
    REQUIRE(refusal("P5\n8192 8192\n255\n") == Errc::exhausted);
}
