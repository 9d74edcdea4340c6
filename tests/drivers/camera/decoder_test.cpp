#include "drivers/camera/decoder.h"

#include "drivers/camera/crowd.h"
#include "tests/catch.h"
#include "tests/drivers/camera/pictures.h"

using namespace drivers::camera;
using corpus::Kind;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t seed = 1;

// Stands still, or goes on by a step whenever it is looked at.
class HandClock final : public base::Clock {
public:
    explicit HandClock(std::chrono::milliseconds step = 0ms) : step_(step) {}
    base::SteadyTime steady() const override
    {
        ++looks;
        return now_ += step_;
    }
    base::WallTime wall() const override { return {}; }
    mutable int looks = 0;

private:
    std::chrono::milliseconds step_;
    mutable base::SteadyTime now_{};
};

std::optional<ReadCode> read(const Picture& picture, Effort effort)
{
    const HandClock clock;
    return read_code(picture, effort, clock, clock.steady() + 1ms);
}

// A picture that quick steps do not read and thorough ones do: which one that is differs with the
// version of ZXing.
const corpus::Sample& hard_sample()
{
    static const auto found = [] {
        for (int version = 5; version <= corpus::version_limit; ++version)
            for (const auto kind : {Kind::no_quiet_zone, Kind::damaged, Kind::blurred}) {
                auto sample = corpus::make_sample(seed, kind, version, corpus::vga);
                if (!read(sample.picture, Effort::quick) && read(sample.picture, Effort::thorough))
                    return sample;
            }
        return corpus::Sample{};
    }();
    return found;
}

}  // namespace

// Counts of what is read now. Not to be lowered: a change that reads less is a step back.
TEST_CASE("of a fixed part of the corpus no fewer are read than once were")
{
    struct Count {
        Kind kind;
        int least;  // Of four.
    };
    static constexpr std::array counts{
        Count{Kind::clean, 4},         Count{Kind::rotated, 4},     Count{Kind::blurred, 3},
        Count{Kind::motion, 4},        Count{Kind::perspective, 3}, Count{Kind::low_contrast, 4},
        Count{Kind::noise, 4},         Count{Kind::phone, 3},       Count{Kind::damaged, 3},
        Count{Kind::small, 4},         Count{Kind::inverted, 4},    Count{Kind::uneven_light, 4},
        Count{Kind::no_quiet_zone, 4}, Count{Kind::combined, 3},
    };
    int all = 0;
    for (const auto& [kind, least] : counts) {
        int right = 0;
        for (const int version : {2, 6, 11, 17}) {
            const auto size = version == 6 ? corpus::hd : corpus::vga;
            const auto sample = corpus::make_sample(seed, kind, version, size);
            const auto code = read(sample.picture, Effort::thorough);
            INFO(corpus::name_of(kind) << ", version " << version);
            if (code)
                REQUIRE(code->text == sample.text);
            right += code ? 1 : 0;
        }
        INFO(corpus::name_of(kind));
        CHECK(right >= least);
        all += right;
    }
    REQUIRE(all >= 54);
}

TEST_CASE("where there is no code none is read, with any effort")
{
    for (int number = 0; number < corpus::empty_count; ++number) {
        INFO(corpus::name_of_empty(number) << ", number " << number);
        REQUIRE_FALSE(read(corpus::make_empty(seed, number), Effort::thorough));
    }
}

// A wallpaper of finder patterns: without a guard ZXing compares every three of thousands.
static Picture wallpaper(int module)
{
    auto out = make_picture(1280, 720);
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x) {
            const int u = x / module % 8, v = y / module % 8;
            const int ring = std::max(std::abs(u - 3), std::abs(v - 3));
            out.row(y)[static_cast<std::size_t>(x)] = u < 7 && v < 7 && ring != 2 ? 20 : 220;
        }
    return out;
}

TEST_CASE("a wallpaper of finder patterns does not keep the reader busy")
{
    for (const int module : {2, 3, 5}) {
        REQUIRE(is_crowded(wallpaper(module)));
        REQUIRE_FALSE(read(wallpaper(module), Effort::thorough));
    }
}

TEST_CASE("print and codes are no crowd")
{
    for (const int number : {0, 1, 8, 9, 11})
        REQUIRE_FALSE(is_crowded(corpus::make_empty(seed, number)));
    for (const auto kind : {Kind::clean, Kind::phone, Kind::noise})
        REQUIRE_FALSE(is_crowded(corpus::make_sample(seed, kind, 20, corpus::hd).picture));
    REQUIRE_FALSE(is_crowded(make_picture(1, 1)));
}

TEST_CASE("a text in any script comes as UTF-8, and the bytes beside it")
{
    const auto code = tests::code_of(3);
    const auto found = read(tests::draw(code, 4), Effort::quick).value();
    REQUIRE(found.text == code.text);
    REQUIRE(base::text(found.bytes) == code.text);
}

TEST_CASE("no dear step begins after the deadline, and each asks for the time")
{
    const auto& hard = hard_sample();
    REQUIRE_FALSE(hard.text.empty());
    // As if every step took 10 ms: the budget is spent after a few.
    const HandClock slow(10ms);
    REQUIRE_FALSE(read_code(hard.picture, Effort::thorough, slow, slow.steady() + 1ms));
    REQUIRE(slow.looks <= 4);
    const HandClock standing;
    REQUIRE(read_code(hard.picture, Effort::thorough, standing, standing.steady() + 1ms)->text ==
            hard.text);
    // Without a code the steps run until the time is up, and then one more at most asks.
    const auto page = corpus::make_empty(seed, 0);
    const HandClock ticking(10ms);
    read_code(page, Effort::thorough, ticking, ticking.steady() + 60ms);
    REQUIRE(ticking.looks <= 10);
}

TEST_CASE("of frames that cannot be read only every n-th gets the dear steps")
{
    const auto& hard = hard_sample();
    const auto wall = make_picture(320, 240);
    const HandClock clock;
    for (const int every : {1, 2, 4}) {
        Decoder decoder(clock, {.budget = 60ms, .thorough_every = every});
        REQUIRE_FALSE(decoder.decode(wall));
        for (int i = 1; i < every; ++i)
            REQUIRE_FALSE(decoder.decode(hard.picture));
        REQUIRE(decoder.decode(hard.picture)->text == hard.text);
        // After a success the next frame is the first again.
        REQUIRE(decoder.decode(hard.picture)->text == hard.text);
    }
}

TEST_CASE("another citizen's first frame gets the dear steps")
{
    const HandClock clock;
    Decoder decoder(clock, {.budget = 60ms, .thorough_every = 100});
    REQUIRE_FALSE(decoder.decode(make_picture(320, 240)));
    REQUIRE_FALSE(decoder.decode(hard_sample().picture));
    decoder.begin();
    REQUIRE(decoder.decode(hard_sample().picture));
}

TEST_CASE("what is easy is read from every frame")
{
    const auto code = tests::code_of(4);
    const HandClock clock(1h);
    Decoder decoder(clock, {.budget = 60ms, .thorough_every = 100});
    REQUIRE_FALSE(decoder.decode(make_picture(320, 240)));
    for (int i = 0; i < 5; ++i)
        REQUIRE(decoder.decode(tests::draw(code, 4))->text == code.text);
}
