#include "tests/catch.h"
#include "tests/monkey/face_monkey.h"
#include "ui/gallery/samples.h"

#include <malloc.h>

using monkey::FaceMonkey;

// 0 under a sanitizer, whose leak check looks for the same.
static std::size_t bytes_in_use()
{
    return mallinfo2().uordblks;
}

TEST_CASE("a hand without sense finds no dead end on the face, and its memory stays flat")
{
    // Fonts are kept for each size of text that came; a picture that leaks is 2 MB.
    static constexpr std::size_t same = 8 << 20;
    FaceMonkey hand(1, "config");
    const auto first = hand.play(400);
    INFO(first.violation.value_or("none"));
    REQUIRE_FALSE(first.violation);
    const auto before = bytes_in_use();
    const auto report = hand.play(800);
    INFO(report.violation.value_or("none"));
    REQUIRE_FALSE(report.violation);
    // A hand that never comes far would prove nothing.
    CHECK(report.visits > 20);
    CHECK(report.ways_out > 20);
    CHECK(report.screens.size() > 8);
    CHECK(bytes_in_use() < before + same);
}

TEST_CASE("a hand without sense breaks no screen that there is")
{
    FaceMonkey hand(2, "config");
    for (const auto& sample : ui::samples::screens())
        hand.play_on(sample.screen, 8);
    REQUIRE_FALSE(hand.play(1).violation);
}
