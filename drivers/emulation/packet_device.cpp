#include "drivers/emulation/packet_device.h"

#include "base/verify.h"

#include <algorithm>
#include <set>

namespace drivers::emulation {

using base::Bytes;
using base::ByteView;
using base::Errc;
using base::Result;

static constexpr std::uint16_t usual_packet = 64;

class PacketDevice::Wire final : public Transport {
public:
    Wire(PacketDevice& machine, int plug)
        : machine_(machine), plug_(plug), description_(machine.description())
    {
    }

    const DeviceDescription& description() const override { return description_; }

    Result<> claim(const Interface& interface) override
    {
        const std::lock_guard lock(machine_.mutex_);
        TRY(check());
        const auto& known = description_.interfaces;
        if (std::ranges::find(known, interface) == known.end())
            return base::fail(Errc::refused, "no such interface");
        claimed_.insert(interface.number);
        return {};
    }

    Result<std::size_t> write(std::uint8_t endpoint, ByteView data, Deadline) override
    {
        const std::lock_guard lock(machine_.mutex_);
        TRY(check_transfer(endpoint));
        machine_.take(endpoint, data);
        return data.size();
    }

    Result<Bytes> read(std::uint8_t endpoint, std::size_t max, Deadline deadline) override
    {
        std::unique_lock lock(machine_.mutex_);
        TRY(check_transfer(endpoint));
        const std::size_t packet_size = claimed_endpoint(endpoint)->max_packet;
        Bytes out;
        while (out.size() < max) {
            if (!wait_for_packet(lock, endpoint, deadline))
                break;
            TRY(check());
            const auto packet = take_packet(endpoint);
            base::append(out, packet);
            if (out.size() > max)
                return base::fail(Errc::malformed, "packet longer than asked for");
            if (packet.size() < packet_size)
                return out;
        }
        TRY(check());
        if (out.empty())
            return base::fail(Errc::timeout, "nothing to read");
        return out;
    }

    Result<Bytes> control(const ControlSetup& setup, ByteView out, Deadline) override
    {
        const std::lock_guard lock(machine_.mutex_);
        TRY(check());
        return machine_.answer(setup, out);
    }

    Result<> clear_halt(std::uint8_t endpoint) override
    {
        const std::lock_guard lock(machine_.mutex_);
        TRY(check());
        if (machine_.halted_ == endpoint)
            machine_.halted_.reset();
        return {};
    }

private:
    Result<> check() const
    {
        if (!machine_.plugged_in_ || machine_.plugs_ != plug_)
            return base::fail(Errc::disconnected, "emulated device unplugged");
        return {};
    }

    const Endpoint* claimed_endpoint(std::uint8_t address) const
    {
        for (const auto& interface : description_.interfaces)
            for (const auto& endpoint : interface.endpoints)
                if (endpoint.address == address && claimed_.contains(interface.number))
                    return &endpoint;
        return nullptr;
    }

    Result<> check_transfer(std::uint8_t endpoint)
    {
        TRY(check());
        if (!claimed_endpoint(endpoint))
            return base::fail(Errc::refused, "interface not claimed");
        if (machine_.is_stalled(endpoint))
            return base::fail(Errc::refused, "stalled");
        return {};
    }

    auto packet_for(std::uint8_t endpoint) const
    {
        return std::ranges::find(machine_.packets_, endpoint, &Packet::endpoint);
    }

    // False when none comes before the deadline. True also after an unplugging.
    bool wait_for_packet(std::unique_lock<std::mutex>& lock, std::uint8_t endpoint,
                         Deadline deadline)
    {
        while (check()) {
            const auto packet = packet_for(endpoint);
            const bool is_coming = packet != machine_.packets_.end();
            if (!is_coming && machine_.patience_ == Patience::ends_at_once)
                return false;
            const auto now = std::chrono::steady_clock::now();
            if (is_coming && packet->due <= now)
                return true;
            if (deadline <= now)
                return false;
            const auto until = is_coming ? std::min(packet->due, deadline) : deadline;
            ++machine_.waiting_drivers_;
            machine_.changed_.notify_all();
            machine_.changed_.wait_until(lock, until);
            --machine_.waiting_drivers_;
        }
        return true;
    }

    Bytes take_packet(std::uint8_t endpoint)
    {
        const auto packet = packet_for(endpoint);
        VERIFY(packet != machine_.packets_.end());
        auto out = std::move(packet->data);
        machine_.packets_.erase(packet);
        return out;
    }

    PacketDevice& machine_;
    const int plug_;
    const DeviceDescription description_;
    std::set<std::uint8_t> claimed_;
};

std::unique_ptr<Transport> PacketDevice::connect()
{
    const std::lock_guard lock(mutex_);
    return std::make_unique<Wire>(*this, plugs_);
}

Result<Bytes> PacketDevice::answer(const ControlSetup&, ByteView)
{
    return base::fail(Errc::refused, "this machine knows no requests of its own");
}

void PacketDevice::plug_in()
{
    const std::lock_guard lock(mutex_);
    if (plugged_in_)
        return;
    plugged_in_ = true;
    halted_.reset();
    packets_.clear();
    power_up();
}

void PacketDevice::plug_out()
{
    const std::lock_guard lock(mutex_);
    plugged_in_ = false;
    ++plugs_;
    changed_.notify_all();
}

void PacketDevice::queue_packet(std::uint8_t endpoint, ByteView data)
{
    packets_.push_back({.endpoint = endpoint,
                        .data = Bytes(data.begin(), data.end()),
                        .due = std::chrono::steady_clock::now() + thinking_time_});
    changed_.notify_all();
}

void PacketDevice::queue_packets(std::uint8_t endpoint, ByteView data)
{
    while (!data.empty()) {
        const auto piece = data.first(std::min<std::size_t>(data.size(), usual_packet));
        queue_packet(endpoint, piece);
        data = data.subspan(piece.size());
    }
}

bool PacketDevice::is_stalled(std::uint8_t endpoint)
{
    if (std::exchange(stall_, false))
        halted_ = endpoint;
    return halted_ == endpoint;
}

void PacketDevice::stall_next_transfer()
{
    const std::lock_guard lock(mutex_);
    stall_ = true;
}

void PacketDevice::set_thinking_time(std::chrono::milliseconds time)
{
    const std::lock_guard lock(mutex_);
    thinking_time_ = time;
}

void PacketDevice::wait_for_waiting_driver()
{
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_drivers_ > 0; });
}

}  // namespace drivers::emulation
