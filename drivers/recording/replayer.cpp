#include "drivers/recording/replayer.h"

#include "drivers/recording/story_wire.h"

#include <fmt/format.h>

namespace drivers::recording {

using base::Errc;
using base::Result;

Replayer::Replayer(Story story) : story_(std::move(story)), played_(story_.steps.size()) {}

Result<std::unique_ptr<Transport>> Replayer::open(const DeviceDescription& device)
{
    Step call;
    call.location = device.location;
    TRY(play(call));
    return story_wire(device, [this](const Step& next) { return play(next); });
}

const Step* Replayer::next_at(const std::string& location) const
{
    for (std::size_t i = 0; i < played_.size(); ++i)
        if (!played_[i] && story_.steps[i].location == location)
            return &story_.steps[i];
    return nullptr;
}

Result<Step> Replayer::play(const Step& call)
{
    const std::lock_guard lock(mutex_);
    const auto* next = next_at(call.location);
    if (!departure_ && !next)
        departure_ =
            fmt::format("after the end of the story the driver does: {}", describe_call(call));
    if (!departure_ && !is_same_call(*next, call))
        departure_ = fmt::format("line {}: the story goes on with: {}; the driver does: {}",
                                 next->line, describe_call(*next), describe_call(call));
    if (departure_)
        return base::fail(Errc::refused, *departure_);
    played_[static_cast<std::size_t>(next - story_.steps.data())] = true;
    if (next->error)
        return base::fail(*next->error, fmt::format("as in line {} of the story", next->line));
    return *next;
}

std::optional<std::string> Replayer::departure() const
{
    const std::lock_guard lock(mutex_);
    if (departure_)
        return departure_;
    for (std::size_t i = 0; i < played_.size(); ++i)
        if (!played_[i])
            return fmt::format("line {}: the story goes on with: {}; the driver stopped",
                               story_.steps[i].line, describe_call(story_.steps[i]));
    return std::nullopt;
}

}  // namespace drivers::recording
