#include "kiosk/device_worker.h"

#include "tests/catch.h"
#include "tests/eventually.h"

#include <atomic>

using namespace kiosk;
using namespace std::chrono_literals;
using tests::eventually;

namespace {

struct Gadget {
    int number;
};

struct Rig {
    std::atomic<bool> is_plugged_in = true;
    std::atomic<int> ups = 0;
    std::atomic<int> downs = 0;
    std::atomic<int> polls = 0;

    DeviceWorker<Gadget>::Options options()
    {
        return {.open = [this]() -> base::Result<std::unique_ptr<Gadget>> {
                    if (!is_plugged_in)
                        return base::fail(base::Errc::not_found, "not there");
                    return std::make_unique<Gadget>(7);
                },
                .poll =
                    [this](Gadget&) {
                        ++polls;
                        return is_plugged_in ? Presence::there : Presence::gone;
                    },
                .up = [this](Gadget&) { ++ups; },
                .down = [this](const base::Error&) { ++downs; },
                .poll_interval = 1ms,
                .reopen_interval = 1ms};
    }
};

// Posts itself as long as there is a device, so that there is always one task to be answered.
struct Again {
    std::atomic<int> posted = 0;
    std::atomic<int> answered = 0;

    void post_to(DeviceWorker<Gadget>& worker)
    {
        ++posted;
        worker.post([this, &worker](Gadget* gadget) {
            ++answered;
            if (gadget)
                post_to(worker);
            return Presence::there;
        });
    }
};

}  // namespace

TEST_CASE("a worker reopens its device, and tells each coming and going once")
{
    Rig rig;
    DeviceWorker<Gadget> worker(rig.options());
    REQUIRE(eventually([&] { return rig.ups == 1 && rig.polls > 3; }));
    rig.is_plugged_in = false;
    REQUIRE(eventually([&] { return rig.downs == 1; }));
    rig.is_plugged_in = true;
    REQUIRE(eventually([&] { return rig.ups == 2; }));
    REQUIRE(rig.downs == 1);
}

TEST_CASE("what is posted while the device is away is answered, once")
{
    Rig rig;
    rig.is_plugged_in = false;
    DeviceWorker<Gadget> worker(rig.options());
    std::atomic<int> answered = 0;
    std::atomic<bool> had_device = true;
    worker.post([&](Gadget* gadget) {
        had_device = gadget != nullptr;
        ++answered;
        return Presence::there;
    });
    REQUIRE(eventually([&] { return answered == 1; }));
    REQUIRE_FALSE(had_device);
}

TEST_CASE("what is still waiting when the worker ends is answered, once")
{
    Rig rig;
    std::atomic<int> answered = 0;
    {
        DeviceWorker<Gadget> worker(rig.options());
        for (int i = 0; i < 100; ++i)
            worker.post([&](Gadget*) {
                ++answered;
                return Presence::there;
            });
    }
    REQUIRE(answered == 100);
}

TEST_CASE("a task that finds the device gone makes the worker look for it again")
{
    Rig rig;
    DeviceWorker<Gadget> worker(rig.options());
    REQUIRE(eventually([&] { return rig.ups == 1; }));
    worker.post([](Gadget*) { return Presence::gone; });
    REQUIRE(eventually([&] { return rig.ups == 2 && rig.downs == 1; }));
}

TEST_CASE("a task that the worker has just taken when it ends is answered, once")
{
    // Each round the end meets the worker at another place.
    for (int round = 0; round < 200; ++round) {
        Rig rig;
        Again again;
        {
            DeviceWorker<Gadget> worker(rig.options());
            again.post_to(worker);
            REQUIRE(eventually([&] { return again.answered > 0; }));
        }
        REQUIRE(again.answered == again.posted);
    }
}
