#include "tests/soak/measure.h"

#include "tests/catch.h"

#include <fcntl.h>
#include <unistd.h>
#include <memory>
#include <vector>

using namespace soak;

TEST_CASE("who holds nothing more is flat")
{
    const auto before = holding_now();
    for (int i = 0; i < 1000; ++i) {
        const std::vector<char> passing(5000, 'x');
        const int opened = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
        ::close(opened);
        REQUIRE(passing.back() == 'x');
    }
    REQUIRE(growth(before, holding_now(), {}) == std::nullopt);
}

TEST_CASE("fifty bytes that each of a thousand exchanges keeps are found")
{
    const auto before = holding_now();
    std::vector<std::unique_ptr<char[]>> kept(1000);
    for (auto& piece : kept)
        piece = std::make_unique<char[]>(50);
    const auto found = growth(before, holding_now(), {});
    REQUIRE(found);
    REQUIRE(found->ends_with("bytes of heap"));
}

TEST_CASE("one descriptor that is not closed is found")
{
    const auto before = holding_now();
    const int kept = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    REQUIRE(growth(before, holding_now(), {}) == "1 more descriptors");
    ::close(kept);
    REQUIRE(growth(before, holding_now(), {}) == std::nullopt);
}

TEST_CASE("pages that malloc does not count are found too")
{
    const Holding before{.heap_bytes = 1000, .resident_bytes = 1'000'000, .descriptors = 3};
    auto after = before;
    after.resident_bytes += 2'000'000;
    REQUIRE(growth(before, after, {}) == "2000000 more bytes resident");
}
