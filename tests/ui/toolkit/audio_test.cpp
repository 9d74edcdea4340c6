#include "ui/toolkit/audio.h"

#include "tests/catch.h"
#include "tests/eventually.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>

using ui::toolkit::Audio;

TEST_CASE("sound is asked for a buffer at a time until it is closed")
{
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    std::atomic<std::size_t> asked = 0;
    std::atomic<std::size_t> largest = 0;
    auto audio = Audio::open(22050, [&](std::span<std::int16_t> samples) {
                     std::ranges::fill(samples, std::int16_t{0});
                     asked += samples.size();
                     largest = std::max(largest.load(), samples.size());
                 }).value();
    REQUIRE(tests::eventually([&] { return asked >= 2048; }));
    REQUIRE(largest <= 1024);
    audio.reset();
    const auto last = asked.load();
    const auto again = Audio::open(22050, [](std::span<std::int16_t> samples) {
        std::ranges::fill(samples, std::int16_t{0});
    });
    REQUIRE(again);
    REQUIRE(asked == last);
}

TEST_CASE("a machine without a way to sound says so")
{
    setenv("SDL_AUDIODRIVER", "no such driver", 1);
    const auto audio = Audio::open(22050, [](std::span<std::int16_t>) {});
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    REQUIRE_FALSE(audio);
    REQUIRE(audio.error().code == base::Errc::refused);
}
