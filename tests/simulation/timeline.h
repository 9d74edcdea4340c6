// A virtual clock and what is due on it. One thread, no waiting: a year is as long as its events.
#pragma once

#include "base/clock.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <vector>

namespace simulation {

using Moment = std::chrono::milliseconds;  // Since the simulation began.

class Timeline final : public base::Clock {
public:
    base::SteadyTime steady() const override { return base::SteadyTime{now_}; }
    base::WallTime wall() const override { return start + now_; }
    Moment now() const { return now_; }

    void after(Moment delay, std::move_only_function<void()> happening)
    {
        due_.push_back({now_ + delay, next_++, std::move(happening)});
        std::ranges::push_heap(due_, later);
    }

    // The next happening, and the clock at its moment. False when nothing is due before the end.
    bool step(Moment end)
    {
        if (due_.empty() || due_.front().at > end)
            return false;
        std::ranges::pop_heap(due_, later);
        auto next = std::move(due_.back());
        due_.pop_back();
        now_ = next.at;
        next.happening();
        return true;
    }

private:
    struct Due {
        Moment at;
        std::uint64_t order;  // Equal moments happen in the order they were asked for.
        std::move_only_function<void()> happening;
    };
    static bool later(const Due& a, const Due& b)
    {
        return a.at != b.at ? a.at > b.at : a.order > b.order;
    }
    static constexpr base::WallTime start{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}};

    Moment now_{0};
    std::uint64_t next_ = 0;
    std::vector<Due> due_;
};

}  // namespace simulation
