#include "drivers/emulation/faults/wire.h"

#include <algorithm>

namespace drivers::emulation::faults {

using base::Bytes;
using base::ByteView;
using base::Errc;
using base::Result;
using namespace std::chrono_literals;

static Bytes with_flipped_bit(ByteView data, std::size_t byte)
{
    Bytes out(data.begin(), data.end());
    if (byte < out.size())
        out[byte] ^= std::byte{static_cast<unsigned char>(1U << byte % 8)};
    return out;
}

static std::unexpected<base::Error> gone()
{
    return base::fail(Errc::disconnected, "unplugged by the catalogue of faults");
}

static std::unexpected<base::Error> stalled()
{
    return base::fail(Errc::refused, "stalled by the catalogue of faults");
}

static std::unexpected<base::Error> late()
{
    return base::fail(Errc::timeout, "kept silent by the catalogue of faults");
}

namespace {

class Wire final : public Transport {
public:
    Wire(std::unique_ptr<Transport> inner, Course& course)
        : inner_(std::move(inner)), description_(inner_->description()), course_(course)
    {
    }

    const DeviceDescription& description() const override { return description_; }

    Result<> claim(const Interface& interface) override
    {
        const auto fault = TRY(begin({.call = Call::claim}));
        if (fault && fault->fault == Fault::unplug)
            return pull();
        if (fault && fault->fault == Fault::stall)
            return base::fail(Errc::refused, "another program holds it");
        return ended(inner_->claim(interface));
    }

    Result<std::size_t> write(std::uint8_t endpoint, ByteView data, Deadline deadline) override
    {
        const auto fault =
            TRY(begin({.call = Call::write, .endpoint = endpoint, .sent = data.size()}));
        if (!fault || fault->fault == Fault::delay)
            return ended(inner_->write(endpoint, data, deadline));
        if (fault->fault == Fault::garbage)
            return ended(inner_->write(endpoint, with_flipped_bit(data, fault->byte), deadline));
        const auto part = data.first(std::min(fault->byte, data.size()));
        if (!part.empty())
            TRY(inner_->write(endpoint, part, deadline));
        if (fault->fault == Fault::unplug)
            return pull();
        if (fault->fault == Fault::stall) {
            course_.halt(endpoint);
            return stalled();
        }
        if (fault->fault == Fault::truncated)
            return data.size();
        course_.skip_to(deadline);
        return part.size();
    }

    Result<Bytes> read(std::uint8_t endpoint, std::size_t max, Deadline deadline) override
    {
        const auto fault = TRY(begin({.call = Call::read, .endpoint = endpoint}));
        if (!fault)
            return ended(listen(endpoint, max, deadline));
        if (fault->fault == Fault::delay) {
            course_.skip_to(deadline);
            return late();
        }
        // A fault at the first byte comes before the data, a later one takes them with it.
        if (fault->byte > 0 || fault->fault == Fault::garbage || fault->fault == Fault::time_out)
            return spoil(*fault, endpoint, listen(endpoint, max, deadline), deadline);
        return spoil(*fault, endpoint, Bytes{}, deadline);
    }

    Result<Bytes> control(const ControlSetup& setup, ByteView out, Deadline deadline) override
    {
        const auto fault = TRY(begin({.call = Call::control, .sent = out.size()}));
        if (!fault)
            return ended(inner_->control(setup, out, deadline));
        if (fault->fault == Fault::stall)
            return stalled();
        const bool is_done = fault->byte > 0 || fault->fault != Fault::unplug;
        Result<Bytes> answer{};
        if (is_done && fault->fault != Fault::time_out)
            answer = inner_->control(setup, out, deadline);
        if (fault->fault != Fault::delay)
            return spoil(*fault, 0, std::move(answer), deadline);
        course_.skip_to(deadline);
        return late();
    }

    Result<> clear_halt(std::uint8_t endpoint) override
    {
        const auto fault = TRY(begin({.call = Call::clear_halt, .endpoint = endpoint}));
        if (fault && fault->fault == Fault::unplug)
            return pull();
        course_.end_halt(endpoint);
        return ended(inner_->clear_halt(endpoint));
    }

private:
    Result<std::optional<Moment>> begin(Transfer transfer)
    {
        auto fault = TRY(course_.begin(transfer));
        if (!inner_)
            return gone();
        return fault;
    }

    // Also a machine whose plug nobody can pull is lost to this wire.
    std::unexpected<base::Error> pull()
    {
        course_.pull_plug();
        inner_.reset();
        return gone();
    }

    Result<Bytes> listen(std::uint8_t endpoint, std::size_t max, Deadline deadline)
    {
        const bool skips = course_.waits() == Waits::skipped;
        auto data = inner_->read(endpoint, max, skips ? base::within(0ms) : deadline);
        if (skips && !data && data.error().code == Errc::timeout)
            course_.skip_to(deadline);
        return data;
    }

    // What becomes of data by a fault in them.
    Result<Bytes> spoil(const Moment& fault, std::uint8_t endpoint, Result<Bytes> data,
                        Deadline deadline)
    {
        switch (fault.fault) {
        case Fault::unplug:
            return pull();
        case Fault::stall:
            course_.halt(endpoint);
            return stalled();
        case Fault::time_out:
        case Fault::delay:
            course_.skip_to(deadline);
            return late();
        case Fault::garbage:
            if (data)
                data = with_flipped_bit(*data, fault.byte);
            return data;
        case Fault::truncated:
            if (data)
                data->resize(std::min(fault.byte, data->size()));
            return data;
        }
        std::unreachable();
    }

    template <class T>
    Result<T> ended(Result<T> result)
    {
        std::size_t received = 0;
        if constexpr (std::is_same_v<T, Bytes>)
            received = result ? result->size() : 0;
        course_.end(result.has_value(), received);
        return result;
    }

    std::unique_ptr<Transport> inner_;  // None once the device is gone.
    const DeviceDescription description_;
    Course& course_;
};

}  // namespace

std::unique_ptr<Transport> faulty_wire(std::unique_ptr<Transport> inner, Course& course)
{
    return std::make_unique<Wire>(std::move(inner), course);
}

Result<std::unique_ptr<Transport>> FaultyBus::open(const DeviceDescription& device)
{
    return faulty_wire(TRY(inner_.open(device)), course_);
}

}  // namespace drivers::emulation::faults
