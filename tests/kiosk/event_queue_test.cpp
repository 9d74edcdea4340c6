#include "kiosk/event_queue.h"

#include "tests/catch.h"
#include "tests/eventually.h"

#include <array>
#include <atomic>
#include <thread>

namespace kiosk {

static std::uint64_t turn_of(const Event& event)
{
    return std::get<PatienceEnded>(event).turn;
}

TEST_CASE("events are taken in the order they were posted, once")
{
    EventQueue queue([] {});
    REQUIRE(queue.take_all().empty());
    for (std::uint64_t turn = 0; turn < 10; ++turn)
        queue.post(PatienceEnded{turn});
    const auto events = queue.take_all();
    REQUIRE(events.size() == 10);
    for (std::uint64_t turn = 0; turn < 10; ++turn)
        REQUIRE(turn_of(events[turn]) == turn);
    REQUIRE(queue.take_all().empty());
}

TEST_CASE("each post wakes the main thread, and what woke it is there to be taken")
{
    int woken = 0;
    EventQueue queue([&woken] { ++woken; });
    queue.post(PatienceEnded{1});
    queue.post(PatienceEnded{2});
    REQUIRE(woken == 2);
    REQUIRE(queue.take_all().size() == 2);
    REQUIRE(woken == 2);
}

TEST_CASE("nothing is lost between threads, and each thread's events keep their order")
{
    constexpr std::uint64_t each = 200;
    std::atomic<int> woken = 0;
    EventQueue queue([&woken] { ++woken; });
    std::vector<Event> taken;
    {
        std::array<std::jthread, 4> workers;
        for (std::uint64_t worker = 0; worker < workers.size(); ++worker)
            workers.at(worker) = std::jthread([&queue, worker] {
                for (std::uint64_t i = 0; i < each; ++i)
                    queue.post(PatienceEnded{worker * each + i});
            });
        REQUIRE(tests::eventually([&] {
            for (auto& event : queue.take_all())
                taken.push_back(std::move(event));
            return taken.size() == 4 * each;
        }));
    }
    REQUIRE(woken == 4 * each);
    std::array<std::uint64_t, 4> next{};
    for (const auto& event : taken) {
        const auto worker = turn_of(event) / each;
        REQUIRE(turn_of(event) % each == next.at(worker));
        ++next.at(worker);
    }
}

}  // namespace kiosk
