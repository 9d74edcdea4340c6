// What workers posted, from any thread, for a test to wait for and look at.
#pragma once

#include "kiosk/events.h"
#include "tests/eventually.h"

#include <mutex>
#include <vector>

namespace kiosk::test {

class EventsSeen {
public:
    void post(Event event)
    {
        const std::lock_guard lock(mutex_);
        events_.push_back(std::move(event));
    }

    template <class E>
    std::vector<E> all() const
    {
        const std::lock_guard lock(mutex_);
        std::vector<E> out;
        for (const auto& event : events_)
            if (const auto* found = std::get_if<E>(&event))
                out.push_back(*found);
        return out;
    }

    std::vector<Condition> conditions(Device device) const
    {
        std::vector<Condition> out;
        for (const auto& changed : all<DeviceChanged>())
            if (changed.device == device)
                out.push_back(changed.status.condition);
        return out;
    }

    template <class E>
    bool until(std::size_t count) const
    {
        return tests::eventually([this, count] { return all<E>().size() >= count; });
    }
    bool until_last(Device device, Condition condition) const
    {
        return tests::eventually([this, device, condition] {
            const auto told = conditions(device);
            return !told.empty() && told.back() == condition;
        });
    }

private:
    mutable std::mutex mutex_;
    std::vector<Event> events_;
};

}  // namespace kiosk::test
