// Chance that is the same on every machine: the standard's engine, and distributions of our own,
// because those of the standard library may differ between libraries.
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>

namespace corpus {

class Random {
public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}

    // From 0 to 1, without 1.
    double part() { return static_cast<double>(engine_() >> 11U) * 0x1p-53; }
    double between(double low, double high) { return low + (high - low) * part(); }
    // Both included.
    int whole(int low, int high)
    {
        return low + static_cast<int>(engine_() % static_cast<std::uint64_t>(high - low + 1));
    }
    bool happens(double probability) { return part() < probability; }
    double angle() { return between(0, 2 * std::numbers::pi); }

private:
    std::mt19937_64 engine_;
};

// The same value for the same place: textures without memory. From 0 to 1.
inline double grain(std::uint64_t seed, std::int64_t x, std::int64_t y)
{
    std::uint64_t value = seed ^ (static_cast<std::uint64_t>(x) * 0x9e3779b97f4a7c15U) ^
                          (static_cast<std::uint64_t>(y) * 0xc2b2ae3d27d4eb4fU);
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
    return static_cast<double>((value ^ (value >> 31U)) >> 11U) * 0x1p-53;
}

}  // namespace corpus
