#include "drivers/recording/story_wire.h"

namespace drivers::recording {

using base::Bytes;
using base::ByteView;
using base::Result;

namespace {

class Wire final : public Transport {
public:
    Wire(DeviceDescription description, Play play)
        : description_(std::move(description)), play_(std::move(play))
    {
    }

    const DeviceDescription& description() const override { return description_; }

    Result<> claim(const Interface& interface) override
    {
        auto call = begin(Action::claim);
        call.interface = interface.number;
        call.alternate = interface.alternate;
        TRY(play_(call));
        return {};
    }

    Result<std::size_t> write(std::uint8_t endpoint, ByteView data, Deadline) override
    {
        auto call = begin(Action::write);
        call.endpoint = endpoint;
        call.sent.assign(data.begin(), data.end());
        return TRY(play_(call))
        .accepted;
    }

    Result<Bytes> read(std::uint8_t endpoint, std::size_t max, Deadline) override
    {
        auto call = begin(Action::read);
        call.endpoint = endpoint;
        call.max = max;
        return TRY(play_(call))
        .received;
    }

    Result<Bytes> control(const ControlSetup& setup, ByteView out, Deadline) override
    {
        auto call = begin(Action::control);
        call.setup = setup;
        call.sent.assign(out.begin(), out.end());
        return TRY(play_(call))
        .received;
    }

    Result<> clear_halt(std::uint8_t endpoint) override
    {
        auto call = begin(Action::clear_halt);
        call.endpoint = endpoint;
        TRY(play_(call));
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

    const DeviceDescription description_;
    const Play play_;
};

}  // namespace

std::unique_ptr<Transport> story_wire(DeviceDescription description, Play play)
{
    return std::make_unique<Wire>(std::move(description), std::move(play));
}

}  // namespace drivers::recording
