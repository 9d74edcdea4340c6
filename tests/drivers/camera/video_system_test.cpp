#include "drivers/camera/video_system.h"

#include "tests/catch.h"

#include <cerrno>

#include <linux/videodev2.h>
#include <unistd.h>

using namespace drivers::camera;
using namespace std::chrono_literals;

TEST_CASE("a file that is no camera says so at the first question")
{
    LinuxVideo linux_video;
    const int file = linux_video.open("/dev/null").value();
    v4l2_capability seen{};
    REQUIRE(linux_video.control(file, VIDIOC_QUERYCAP, &seen) == ENOTTY);
    REQUIRE_FALSE(linux_video.map(file, 4096, 0));
    linux_video.close(file);
    REQUIRE(linux_video.control(file, VIDIOC_QUERYCAP, &seen) == EBADF);
    REQUIRE(linux_video.open("/dev/no-such-camera").error() == ENOENT);
}

TEST_CASE("nodes are video nodes")
{
    for (const auto& node : LinuxVideo().nodes())
        REQUIRE(node.starts_with("/dev/video"));
}

TEST_CASE("a wait ends when something is there, and at the deadline when nothing is")
{
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    LinuxVideo linux_video;
    REQUIRE_FALSE(linux_video.wait(ends[0], base::within(1ms)));
    REQUIRE(::write(ends[1], "x", 1) == 1);
    REQUIRE(linux_video.wait(ends[0], base::within(1h)));
    for (const int end : ends)
        ::close(end);
}

TEST_CASE("mapped memory can be used and given back")
{
    LinuxVideo linux_video;
    const int file = linux_video.open("/dev/zero").value();
    const auto memory = linux_video.map(file, 8192, 0).value();
    REQUIRE(memory.size() == 8192);
    memory[8191] = std::byte{1};
    linux_video.unmap(memory);
    linux_video.close(file);
}
