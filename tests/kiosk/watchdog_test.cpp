#include "kiosk/watchdog.h"

#include "tests/catch.h"

#include <optional>

namespace kiosk {

namespace {

class CountingDog final : public drivers::Watchdog {
public:
    CountingDog(int& meals, std::chrono::seconds timeout) : meals_(meals)
    {
        facts_ = {.identity = "counting", .timeout = timeout};
    }
    const drivers::WatchdogFacts& facts() const override { return facts_; }
    base::Result<> feed() override
    {
        ++meals_;
        return {};
    }

private:
    int& meals_;
    drivers::WatchdogFacts facts_;
};

}  // namespace

TEST_CASE("a hardware watchdog is fed by the loop, at half its timeout, and not by every turn")
{
    static constexpr std::chrono::seconds timeout{3600};
    int meals = 0;
    Watchdog watchdog(std::make_unique<CountingDog>(meals, timeout));
    REQUIRE(watchdog.due());
    REQUIRE(meals == 0);
    const auto before = std::chrono::steady_clock::now();
    watchdog.alive();
    REQUIRE(meals == 1);
    REQUIRE(*watchdog.due() >= before + timeout / 2);
    REQUIRE(*watchdog.due() <= std::chrono::steady_clock::now() + timeout / 2);
    watchdog.alive();
    REQUIRE(meals == 1);
}

TEST_CASE("without systemd and without hardware nothing is due")
{
    Watchdog watchdog(nullptr);
    REQUIRE_FALSE(watchdog.due());
    watchdog.alive();
}

}  // namespace kiosk
