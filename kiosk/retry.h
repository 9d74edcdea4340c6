// When to try again: twice as long after each failure, spread by chance so that a hall of
// terminals does not return as one after the centre was away.
#pragma once

#include <chrono>
#include <cstdint>
#include <random>

namespace kiosk {

class Backoff {
public:
    Backoff(std::chrono::milliseconds first, std::chrono::milliseconds most, std::uint64_t seed)
        : first_(first), most_(most), next_(first), random_(seed)
    {
    }

    // Between half and all of the step, which then doubles.
    std::chrono::milliseconds next()
    {
        const auto step = next_.count();
        next_ = std::min(next_ * 2, most_);
        return std::chrono::milliseconds{
            std::uniform_int_distribution<std::int64_t>(step / 2, step)(random_)};
    }
    void reset() { next_ = first_; }

private:
    std::chrono::milliseconds first_;
    std::chrono::milliseconds most_;
    std::chrono::milliseconds next_;
    std::mt19937_64 random_;
};

}  // namespace kiosk
