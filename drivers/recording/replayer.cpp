#include "drivers/recording/replayer.h"

#include <fmt/format.h>

namespace drivers::recording {

using base::Bytes;
using base::ByteView;
using base::Errc;
using base::Result;

class Replayer::Wire final : public Transport {
public:
    Wire(Replayer& replayer, DeviceDescription description)
        : replayer_(replayer), description_(std::move(description))
    {
    }

    const DeviceDescription& description() const override { return description_; }

    Result<> claim(const Interface& interface) override
    {
        auto call = begin(Action::claim);
        call.interface = interface.number;
        call.alternate = interface.alternate;
        TRY(replayer_.play(call));
        return {};
    }

    Result<std::size_t> write(std::uint8_t endpoint, ByteView data, Deadline) override
    {
        auto call = begin(Action::write);
        call.endpoint = endpoint;
        call.sent.assign(data.begin(), data.end());
        return TRY(replayer_.play(call))
        .accepted;
    }

    Result<Bytes> read(std::uint8_t endpoint, std::size_t max, Deadline) override
    {
        auto call = begin(Action::read);
        call.endpoint = endpoint;
        call.max = max;
        return TRY(replayer_.play(call))
        .received;
    }

    Result<Bytes> control(const ControlSetup& setup, ByteView out, Deadline) override
    {
        auto call = begin(Action::control);
        call.setup = setup;
        call.sent.assign(out.begin(), out.end());
        return TRY(replayer_.play(call))
        .received;
    }

    Result<> clear_halt(std::uint8_t endpoint) override
    {
        auto call = begin(Action::clear_halt);
        call.endpoint = endpoint;
        TRY(replayer_.play(call));
        return {};
    }

private:
    Step begin(Action action) const
    {
        Step step;
        step.location = description_.location;
        step.action = action;
        return step;
    }

    Replayer& replayer_;
    const DeviceDescription description_;
};

Replayer::Replayer(Story story) : story_(std::move(story)), played_(story_.steps.size()) {}

Result<std::unique_ptr<Transport>> Replayer::open(const DeviceDescription& device)
{
    Step call;
    call.location = device.location;
    TRY(play(call));
    return std::make_unique<Wire>(*this, device);
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
