// Where the threads meet: workers post, the main thread takes. Bounded; a full queue means that
// the main thread hangs, and then the watchdog is the right answer, not more memory.
#pragma once

#include "kiosk/events.h"

#include <deque>
#include <functional>
#include <mutex>
#include <vector>

namespace kiosk {

class EventQueue {
public:
    // wake is called, from the posting thread, after each post; it must be thread-safe.
    explicit EventQueue(std::move_only_function<void()> wake) : wake_(std::move(wake)) {}

    void post(Event);
    std::vector<Event> take_all();

private:
    static constexpr std::size_t limit = 1024;

    std::mutex mutex_;
    std::deque<Event> events_;
    std::move_only_function<void()> wake_;
};

}  // namespace kiosk
