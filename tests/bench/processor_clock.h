// The time that the processor has spent on this thread: what a step costs, whoever else uses the
// machine meanwhile.
#pragma once

#include "base/clock.h"

#include <ctime>

namespace bench {

class ProcessorClock final : public base::Clock {
public:
    base::SteadyTime steady() const override
    {
        timespec spent{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
        return base::SteadyTime{std::chrono::seconds{spent.tv_sec} +
                                std::chrono::nanoseconds{spent.tv_nsec}};
    }
    base::WallTime wall() const override { return std::chrono::system_clock::now(); }
};

}  // namespace bench
