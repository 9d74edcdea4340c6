// Waits for a state that another thread brings about. The limit only ends a test that has failed.
#pragma once

#include <chrono>
#include <thread>

namespace tests {

inline bool eventually(auto condition, std::chrono::seconds limit = std::chrono::seconds{20})
{
    const auto until = std::chrono::steady_clock::now() + limit;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > until)
            return condition();
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    return true;
}

}  // namespace tests
