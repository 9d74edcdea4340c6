#include "drivers/camera/v4l2_source.h"

#include "drivers/camera/emulator.h"
#include "tests/catch.h"

using namespace drivers::camera;
using base::Errc;
using enum PixelFormat;
using namespace std::chrono_literals;

static constexpr const char* node = "/dev/video0";

static Picture plain(std::uint8_t level, int width = 640, int height = 480)
{
    auto out = make_picture(width, height);
    std::ranges::fill(out.pixels, level);
    return out;
}

static std::unique_ptr<V4l2Source> started(Emulator& camera)
{
    auto source = V4l2Source::open(camera, node).value();
    REQUIRE(source->start());
    return source;
}

static base::Result<Picture> next(V4l2Source& source)
{
    return source.next(base::within(1h));
}

TEST_CASE("a camera has one node that gives pictures, and only that is found")
{
    Emulator camera;
    const auto found = find_cameras(camera);
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].node == node);
    REQUIRE(found[0].name == "Emulated camera");
    REQUIRE(found[0].bus == "usb-0000:00:14.0-1");
    REQUIRE(V4l2Source::open(camera, "/dev/video1").error().code == Errc::refused);
    REQUIRE(V4l2Source::open(camera, "/dev/video7").error().code == Errc::not_found);
    REQUIRE(camera.open_files() == 0);
    camera.plug_out();
    REQUIRE(find_cameras(camera).empty());
}

TEST_CASE("what is shown is seen, in every format")
{
    for (const auto format : {grey, yuyv, mjpeg}) {
        Emulator camera({{format, 640, 480}});
        camera.show(plain(200));
        const auto source = started(camera);
        for (int i = 0; i < 9; ++i) {
            const auto picture = next(*source).value();
            REQUIRE(picture.width == 640);
            REQUIRE(std::abs(picture.pixels[1000] - 200) <= 2);
        }
    }
}

TEST_CASE("the mode is chosen from what the camera offers, and lamps are told to be on 50 Hz")
{
    Emulator camera({{mjpeg, 1920, 1080}, {mjpeg, 1280, 720}, {yuyv, 640, 480}, {yuyv, 1280, 720}});
    const auto source = V4l2Source::open(camera, node).value();
    REQUIRE(camera.mode() == Mode{yuyv, 1280, 720});
    REQUIRE(source->layout().width == 1280);
    REQUIRE(camera.mains_frequency() == 50);
    Emulator jpeg_only({{mjpeg, 1280, 720}});
    REQUIRE(V4l2Source::open(jpeg_only, node));
    REQUIRE(jpeg_only.mode() == Mode{mjpeg, 1280, 720});
}

TEST_CASE("a camera that knows neither rate nor mains is a camera")
{
    Emulator camera;
    camera.know_no_extras();
    camera.show(plain(90));
    REQUIRE(next(*started(camera)).value().pixels[0] == 90);
    REQUIRE(camera.mains_frequency() == 0);
}

TEST_CASE("a camera that offers nothing of use is refused")
{
    Emulator small({{yuyv, 160, 120}});
    REQUIRE(V4l2Source::open(small, node).error().code == Errc::refused);
    Emulator stubborn;
    stubborn.send_other_format();
    REQUIRE(V4l2Source::open(stubborn, node).error().code == Errc::refused);
    REQUIRE(stubborn.open_files() == 0);
}

TEST_CASE("the camera is off until it is started, and again when it is stopped")
{
    Emulator camera;
    const auto source = V4l2Source::open(camera, node).value();
    REQUIRE_FALSE(camera.is_streaming());
    REQUIRE(next(*source).error().code == Errc::timeout);
    REQUIRE(source->start());
    REQUIRE(camera.is_streaming());
    REQUIRE(source->start());
    source->stop();
    REQUIRE_FALSE(camera.is_streaming());
    source->stop();
}

TEST_CASE("what the camera saw before it was stopped is not seen after it was started")
{
    Emulator camera;
    const auto source = started(camera);
    camera.show_in_a_burst({plain(1), plain(2)});
    REQUIRE(camera.wait(0, {}));
    source->stop();
    camera.show(plain(50));
    REQUIRE(source->start());
    REQUIRE(next(*source).value().pixels[0] == 50);
}

TEST_CASE("of the frames that wait the newest is taken, and the others are given back")
{
    Emulator camera;
    const auto source = started(camera);
    const auto buffers = camera.queued();
    REQUIRE(buffers >= 2);
    for (int round = 0; round < 5; ++round) {
        camera.show_in_a_burst({plain(10), plain(20), plain(30)});
        REQUIRE(next(*source).value().pixels[0] == 30);
        REQUIRE(camera.queued() == buffers);
    }
}

TEST_CASE("a bus without room for a mode may have room for a smaller one")
{
    Emulator camera({{yuyv, 1280, 720}, {yuyv, 640, 480}, {mjpeg, 1280, 720}});
    camera.have_room_for(std::size_t{640} * 480 * 2);
    camera.show(plain(77, 1280, 720));
    REQUIRE(next(*started(camera)).value().pixels[0] == 77);
    REQUIRE(camera.mode() == Mode{yuyv, 640, 480});
    camera.have_room_for(std::size_t{1280} * 720 / 2);
    REQUIRE(V4l2Source::open(camera, node));
    REQUIRE(camera.mode() == Mode{mjpeg, 1280, 720});
}

TEST_CASE("a bus without any room is told, and nothing is kept")
{
    Emulator camera({{yuyv, 1280, 720}, {mjpeg, 640, 480}});
    camera.have_room_for(100);
    REQUIRE(V4l2Source::open(camera, node).error().code == Errc::exhausted);
    REQUIRE(camera.mapped() == 0);
    REQUIRE(camera.open_files() == 0);
}

TEST_CASE("frames that the kernel calls damaged, and frames that are cut short, are dropped")
{
    Emulator camera;
    camera.show(plain(60));
    const auto source = started(camera);
    const auto buffers = camera.queued();
    camera.damage_next_frames(9);
    REQUIRE(next(*source).value().pixels[0] == 60);
    camera.shorten_next_frames(9);
    REQUIRE(next(*source).value().pixels[0] == 60);
    // A damaged one behind a good one does not hide it.
    camera.show_in_a_burst({plain(61)});
    REQUIRE(camera.wait(0, {}));
    camera.damage_next_frames(1);
    camera.show_in_a_burst({plain(62)});
    REQUIRE(next(*source).value().pixels[0] == 61);
    REQUIRE(camera.queued() == buffers);
}

TEST_CASE("a stream that breaks is started again, but not for ever")
{
    Emulator camera;
    camera.show(plain(33));
    const auto source = started(camera);
    const int starts = camera.starts();
    camera.break_stream(2);
    REQUIRE(next(*source).value().pixels[0] == 33);
    REQUIRE(camera.starts() == starts + 2);
    // A good frame in between makes it a new fault.
    camera.break_stream(3);
    REQUIRE(next(*source));
    camera.break_stream(1000);
    REQUIRE(next(*source).error().code == Errc::disconnected);
    REQUIRE(camera.starts() <= starts + 2 + 3 + 3);
}

TEST_CASE("a camera that tells of a buffer it never had is not believed")
{
    Emulator camera;
    const auto source = started(camera);
    camera.tell_impossible_buffer();
    REQUIRE(next(*source).error().code == Errc::disconnected);
}

TEST_CASE("an unplugged camera is gone, and another one can be opened")
{
    Emulator camera;
    camera.show(plain(5));
    {
        const auto source = started(camera);
        REQUIRE(next(*source));
        camera.plug_out();
        REQUIRE(next(*source).error().code == Errc::disconnected);
        REQUIRE(next(*source).error().code == Errc::disconnected);
        REQUIRE(V4l2Source::open(camera, node).error().code == Errc::not_found);
    }
    REQUIRE(camera.mapped() == 0);
    REQUIRE(camera.open_files() == 0);
    camera.plug_in();
    REQUIRE(next(*started(camera)).value().pixels[0] == 5);
}

TEST_CASE("a silent camera is a timeout")
{
    Emulator camera;
    const auto source = started(camera);
    camera.fall_silent();
    REQUIRE(next(*source).error().code == Errc::timeout);
}

TEST_CASE("everything that was taken is given back at the end")
{
    Emulator camera;
    started(camera);
    REQUIRE(camera.mapped() == 0);
    REQUIRE(camera.open_files() == 0);
    REQUIRE_FALSE(camera.is_streaming());
}
