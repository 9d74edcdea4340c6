#include "kiosk/event_queue.h"

#include "base/verify.h"

#include <iterator>

namespace kiosk {

void EventQueue::post(Event event)
{
    const std::lock_guard lock(mutex_);
    VERIFY(events_.size() < limit);
    events_.push_back(std::move(event));
    wake_();
}

std::vector<Event> EventQueue::take_all()
{
    const std::lock_guard lock(mutex_);
    std::vector<Event> out(std::make_move_iterator(events_.begin()),
                           std::make_move_iterator(events_.end()));
    events_.clear();
    return out;
}

}  // namespace kiosk
