#include "tests/drivers/camera/corpus/corpus.h"

#include "tests/catch.h"

#include <set>

using corpus::Kind;

TEST_CASE(
    "a picture of the corpus depends on its seed, kind, version and size, and on nothing else")
{
    const auto one = corpus::make_sample(7, Kind::combined, 5, corpus::vga);
    REQUIRE(corpus::make_sample(7, Kind::combined, 5, corpus::vga).picture == one.picture);
    REQUIRE(corpus::make_sample(8, Kind::combined, 5, corpus::vga).picture != one.picture);
    REQUIRE(corpus::make_sample(7, Kind::clean, 5, corpus::vga).text != one.text);
    REQUIRE(corpus::make_empty(7, 8) == corpus::make_empty(7, 8));
    REQUIRE(corpus::make_empty(7, 8) != corpus::make_empty(8, 8));
}

TEST_CASE("there are more than 500 pictures with a code and 60 without, of all names")
{
    REQUIRE(corpus::kinds().size() * corpus::version_limit * 2 >= 500);
    REQUIRE(corpus::empty_count >= 60);
    std::set<std::string_view> names;
    for (const auto kind : corpus::kinds())
        names.insert(corpus::name_of(kind));
    REQUIRE(names.size() == corpus::kinds().size());
}

TEST_CASE("a damaged label is always one that error correction can restore")
{
    corpus::Random random(4);
    corpus::Label label{.code = corpus::make_code(random, 4, 0), .stains = {}};
    REQUIRE(corpus::is_restorable(label));
    label.stains.push_back({.x = 16, .y = 16, .radius_x = 8, .radius_y = 8, .angle = 0, .grey = 0});
    REQUIRE_FALSE(corpus::is_restorable(label));
}

TEST_CASE("every version and level of a code has its size")
{
    corpus::Random random(9);
    for (int version = 1; version <= corpus::version_limit; ++version)
        for (int level = 0; level < 4; ++level)
            REQUIRE(corpus::make_code(random, version, level).size == 17 + 4 * version);
}
