// Named pipes stand in for the kernel's input devices: they are waited for in the same way.
#include "ui/toolkit/input_watch.h"

#include "tests/catch.h"
#include "tests/folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <thread>

using namespace std::chrono_literals;
using ui::toolkit::InputWatch;

namespace {

constexpr auto far_off = 60s;

struct Hand {
    explicit Hand(const std::filesystem::path& device)
        : descriptor(::open(device.c_str(), O_WRONLY | O_CLOEXEC))
    {
        REQUIRE(descriptor >= 0);
    }
    ~Hand() { ::close(descriptor); }
    void touch() const { REQUIRE(::write(descriptor, "touch", 5) == 5); }
    int descriptor;
};

struct Input {
    std::filesystem::path add(const char* name)
    {
        const auto path = folder.path() / name;
        REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
        return path;
    }
    tests::Folder folder;
};

bool is_still_asleep_after(InputWatch& watch, std::chrono::milliseconds time)
{
    const auto until = base::within(time);
    watch.wait(until);
    return std::chrono::steady_clock::now() >= until;
}

}  // namespace

TEST_CASE("a touch ends the sleep, and is not there twice")
{
    Input input;
    const auto panel = input.add("event0");
    InputWatch watch(input.folder.path());
    const Hand hand(panel);
    hand.touch();
    watch.wait(base::within(far_off));
    REQUIRE(is_still_asleep_after(watch, 20ms));
}

TEST_CASE("a thread that rouses is not waited out, also when it came first")
{
    Input input;
    InputWatch watch(input.folder.path());
    watch.rouse();
    watch.wait(base::within(far_off));
    std::jthread thread([&watch] { watch.rouse(); });
    watch.wait(base::within(far_off));
    thread.join();
    REQUIRE(is_still_asleep_after(watch, 20ms));
}

TEST_CASE("a panel that is plugged in later is heard")
{
    Input input;
    InputWatch watch(input.folder.path());
    REQUIRE(watch.devices() == 0);
    const auto panel = input.add("event7");
    watch.wait(base::within(far_off));
    REQUIRE(watch.devices() == 1);
    const Hand hand(panel);
    hand.touch();
    watch.wait(base::within(far_off));
    REQUIRE(is_still_asleep_after(watch, 20ms));
}

TEST_CASE("a panel that is pulled does not keep the terminal awake")
{
    Input input;
    const auto panel = input.add("event0");
    InputWatch watch(input.folder.path());
    {
        const Hand hand(panel);
        hand.touch();
    }
    watch.wait(base::within(far_off));
    REQUIRE(watch.devices() == 0);
    REQUIRE(is_still_asleep_after(watch, 20ms));
}

TEST_CASE("a machine without input devices sleeps to its deadline")
{
    InputWatch watch("/nonexistent");
    REQUIRE(watch.devices() == 0);
    REQUIRE(is_still_asleep_after(watch, 20ms));
}

TEST_CASE("what is not an input device is left alone")
{
    Input input;
    input.add("mice");
    const InputWatch watch(input.folder.path());
    REQUIRE(watch.devices() == 0);
}
