#include "drivers/camera/scanner.h"

#include "drivers/camera/emulator.h"
#include "drivers/camera/v4l2_source.h"
#include "tests/catch.h"
#include "tests/drivers/camera/pictures.h"

using namespace drivers::camera;
using base::Errc;
using namespace std::chrono_literals;

namespace {

class HandClock final : public base::Clock {
public:
    base::SteadyTime steady() const override { return now; }
    base::WallTime wall() const override { return {}; }
    base::SteadyTime now{};
};

// Gives what it is told to, and then says that nothing came.
class Script final : public FrameSource {
public:
    base::Result<> check() override { return {}; }
    base::Result<> start() override
    {
        ++starts;
        return {};
    }
    void stop() override { ++stops; }
    base::Result<Picture> next(base::Deadline) override
    {
        if (frames.empty())
            return base::fail(Errc::timeout, "no more");
        auto out = std::move(frames.front());
        frames.erase(frames.begin());
        return out;
    }
    std::vector<base::Result<Picture>> frames;
    int starts = 0, stops = 0;
};

struct Desk {
    Script* script = new Script;  // The scanner's; it lives as long.
    HandClock clock;
    Scanner scanner{std::unique_ptr<FrameSource>(script), clock};

    base::Result<std::optional<ReadCode>> next() { return scanner.next(clock.now + 1s); }
};

}  // namespace

TEST_CASE("a code that is shown to a camera is read")
{
    Emulator camera;
    const auto code = tests::code_of(4);
    camera.show(tests::draw(code, 5));
    const base::SystemClock clock;
    Scanner scanner(V4l2Source::open(camera, "/dev/video0").value(), clock);
    REQUIRE(scanner.arm());
    const auto read = scanner.next(base::within(1h)).value().value();
    REQUIRE(read.text == code.text);
    REQUIRE(base::text(read.bytes) == code.text);
    REQUIRE(read.symbology == Symbology::qr);
    scanner.disarm();
    REQUIRE_FALSE(camera.is_streaming());
}

TEST_CASE("the camera looks only while it is armed")
{
    Desk desk;
    REQUIRE(desk.script->starts == 0);
    REQUIRE(desk.next().error().code == Errc::refused);
    REQUIRE(desk.scanner.arm());
    REQUIRE(desk.scanner.arm());
    REQUIRE(desk.script->starts == 1);
    REQUIRE(desk.scanner.is_armed());
    desk.scanner.disarm();
    REQUIRE(desk.script->stops == 1);
    REQUIRE_FALSE(desk.scanner.is_armed());
    REQUIRE(desk.next().error().code == Errc::refused);
}

TEST_CASE("pictures without a code and pictures that are none are passed over")
{
    Desk desk;
    REQUIRE(desk.scanner.arm());
    const auto code = tests::code_of(2);
    desk.script->frames.emplace_back(make_picture(64, 64));
    desk.script->frames.emplace_back(base::fail(Errc::malformed, "half a picture"));
    desk.script->frames.emplace_back(base::fail(Errc::exhausted, "a giant"));
    desk.script->frames.emplace_back(tests::draw(code, 4));
    REQUIRE(desk.next().value()->text == code.text);
}

TEST_CASE("when nothing is shown the deadline ends the call")
{
    Desk desk;
    REQUIRE(desk.scanner.arm());
    REQUIRE(desk.next().value() == std::nullopt);
    for (int i = 0; i < 3; ++i)
        desk.script->frames.emplace_back(base::fail(Errc::malformed, "bad"));
    // One look is always worth it, and then the deadline has passed.
    REQUIRE(desk.scanner.next(desk.clock.now).value() == std::nullopt);
    REQUIRE(desk.script->frames.size() == 2);
}

TEST_CASE("a camera that gives no pictures for long is taken for gone")
{
    Desk desk;
    desk.clock.now += 1h;
    REQUIRE(desk.scanner.arm());
    desk.clock.now += 2s;
    REQUIRE(desk.next().value() == std::nullopt);
    desk.script->frames.emplace_back(make_picture(64, 64));
    REQUIRE(desk.next().value() == std::nullopt);
    desk.clock.now += 2s;
    REQUIRE(desk.next().value() == std::nullopt);
    desk.clock.now += 2s;
    REQUIRE(desk.next().error().code == Errc::disconnected);
}

TEST_CASE("an unplugged camera ends the call")
{
    Emulator camera;
    const base::SystemClock clock;
    Scanner scanner(V4l2Source::open(camera, "/dev/video0").value(), clock);
    REQUIRE(scanner.arm());
    camera.plug_out();
    REQUIRE(scanner.next(base::within(1h)).error().code == Errc::disconnected);
    REQUIRE(scanner.arm());  // Is armed already.
    scanner.disarm();
    REQUIRE(scanner.arm().error().code == Errc::disconnected);
    REQUIRE_FALSE(scanner.is_armed());
}
