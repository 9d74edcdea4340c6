#include "kiosk/background.h"

#include "tests/catch.h"
#include "tests/eventually.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

namespace kiosk {

namespace {

// Counts what is alive.
class Owned {
public:
    explicit Owned(std::atomic<int>& alive) : alive_(&alive) { ++*alive_; }
    Owned(Owned&& other) noexcept : alive_(std::exchange(other.alive_, nullptr)) {}
    Owned& operator=(Owned&&) = delete;
    ~Owned()
    {
        if (alive_)
            --*alive_;
    }

private:
    std::atomic<int>* alive_;
};

// Posts itself again each time it runs.
struct Again {
    Background& background;
    std::atomic<int>& ran;
    Owned owned;

    void operator()()
    {
        ++ran;
        background.post(Again{background, ran, std::move(owned)});
    }
};

}  // namespace

TEST_CASE("tasks run in order, on a thread of their own")
{
    Background background;
    std::vector<int> order;
    std::atomic<bool> is_elsewhere = false;
    std::atomic<bool> is_done = false;
    const auto here = std::this_thread::get_id();
    for (int i = 0; i < 100; ++i)
        background.post([&order, i] { order.push_back(i); });
    background.post([&, here] {
        is_elsewhere = std::this_thread::get_id() != here;
        is_done = true;
    });
    REQUIRE(tests::eventually([&] { return is_done.load(); }));
    REQUIRE(is_elsewhere);
    REQUIRE(order.size() == 100);
    REQUIRE(std::ranges::is_sorted(order));
}

TEST_CASE("a task may own what it works on")
{
    Background background;
    std::atomic<int> seen = 0;
    background.post([&seen, page = std::make_unique<int>(7)] { seen = *page; });
    REQUIRE(tests::eventually([&] { return seen == 7; }));
}

TEST_CASE("what is left at the end is dropped: the end does not wait for it")
{
    // There is always one more task left, so the end comes only if that one is dropped.
    std::atomic<int> ran = 0;
    std::atomic<int> owned = 0;
    {
        Background background;
        background.post(Again{background, ran, Owned(owned)});
        REQUIRE(tests::eventually([&] { return ran > 3; }));
    }
    REQUIRE(owned == 0);
}

}  // namespace kiosk
