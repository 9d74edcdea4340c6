// All that happens by chance in a run, from one seed.
#pragma once

#include <chrono>
#include <cstdint>
#include <random>

namespace simulation {

class Chance {
public:
    explicit Chance(std::uint64_t seed) : random_(seed) {}

    // True once in n.
    bool once_in(std::uint64_t n) { return below(n) == 0; }
    std::uint64_t below(std::uint64_t n) { return random_() % n; }
    std::chrono::milliseconds between(std::chrono::milliseconds least,
                                      std::chrono::milliseconds most)
    {
        const auto span = static_cast<std::uint64_t>((most - least).count());
        return least + std::chrono::milliseconds{static_cast<std::int64_t>(below(span + 1))};
    }

private:
    std::mt19937_64 random_;  // The standard fixes its numbers: a seed means the same everywhere.
};

}  // namespace simulation
