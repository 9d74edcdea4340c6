#include "drivers/recording/recorder.h"

#include "base/verify.h"

#include <ostream>

namespace drivers::recording {

using base::Bytes;
using base::ByteView;
using base::Result;

class Recorder::Wire final : public Transport {
public:
    Wire(Recorder& recorder, std::unique_ptr<Transport> inner, Mask mask)
        : recorder_(recorder), inner_(std::move(inner)), mask_(std::move(mask))
    {
    }

    const DeviceDescription& description() const override { return inner_->description(); }

    Result<> claim(const Interface& interface) override
    {
        auto step = begin(Action::claim);
        step.interface = interface.number;
        step.alternate = interface.alternate;
        return end(step, inner_->claim(interface));
    }

    Result<std::size_t> write(std::uint8_t endpoint, ByteView data, Deadline deadline) override
    {
        auto step = begin(Action::write);
        step.endpoint = endpoint;
        step.sent = masked(Direction::out, data);
        auto outcome = inner_->write(endpoint, data, deadline);
        step.accepted = outcome.value_or(0);
        return end(step, std::move(outcome));
    }

    Result<Bytes> read(std::uint8_t endpoint, std::size_t max, Deadline deadline) override
    {
        auto step = begin(Action::read);
        step.endpoint = endpoint;
        step.max = max;
        auto outcome = inner_->read(endpoint, max, deadline);
        if (outcome)
            step.received = masked(Direction::in, *outcome);
        return end(step, std::move(outcome));
    }

    Result<Bytes> control(const ControlSetup& setup, ByteView out, Deadline deadline) override
    {
        auto step = begin(Action::control);
        step.setup = setup;
        step.sent.assign(out.begin(), out.end());
        auto outcome = inner_->control(setup, out, deadline);
        if (outcome)
            step.received = *outcome;
        return end(step, std::move(outcome));
    }

    Result<> clear_halt(std::uint8_t endpoint) override
    {
        auto step = begin(Action::clear_halt);
        step.endpoint = endpoint;
        return end(step, inner_->clear_halt(endpoint));
    }

private:
    Step begin(Action action) const
    {
        Step step;
        step.location = inner_->description().location;
        step.action = action;
        return step;
    }

    template <class T>
    Result<T> end(Step& step, Result<T> outcome)
    {
        if (!outcome)
            step.error = outcome.error().code;
        recorder_.write_step(step);
        return outcome;
    }

    Bytes masked(Direction direction, ByteView data)
    {
        if (!mask_)
            return {data.begin(), data.end()};
        auto out = mask_(direction, data);
        VERIFY(out.size() == data.size());
        return out;
    }

    Recorder& recorder_;
    std::unique_ptr<Transport> inner_;
    Mask mask_;
};

std::vector<DeviceDescription> Recorder::devices()
{
    auto out = inner_.devices();
    for (const auto& device : out)
        write_device(device);
    return out;
}

Result<std::unique_ptr<Transport>> Recorder::open(const DeviceDescription& device)
{
    write_device(device);
    auto inner = inner_.open(device);
    Step step;
    step.location = device.location;
    if (!inner)
        step.error = inner.error().code;
    write_step(step);
    return std::make_unique<Wire>(*this, TRY(std::move(inner)), mask_for_(device));
}

void Recorder::write_device(const DeviceDescription& device)
{
    const std::lock_guard lock(mutex_);
    const auto line = encode_device(device);
    if (described_.insert(line).second)
        out_ << line << std::endl;
}

// Flushed: the story of a crash is the one that is wanted.
void Recorder::write_step(const Step& step)
{
    const std::lock_guard lock(mutex_);
    out_ << encode_step(step) << std::endl;
}

}  // namespace drivers::recording
