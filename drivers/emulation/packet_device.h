// What emulated machines that talk in packets have in common: the plug, the wire, and what can be
// wrong with it. An emulator adds what its machine makes of the bytes.
#pragma once

#include "drivers/emulation/bus.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace drivers::emulation {

// Thread-safe. It outlives its wires.
class PacketDevice : public Device {
public:
    void plug_in() override;
    void plug_out() override;
    std::unique_ptr<Transport> connect() override;

    void stall_next_transfer();

    // How long the machine thinks about each answer. 0 at first.
    void set_thinking_time(std::chrono::milliseconds);

    // Returns when a driver waits for a packet.
    void wait_for_waiting_driver();

protected:
    // What a read does when nothing is under way: it waits for what a hand may do next, or, where
    // only commands are answered, it times out at once.
    enum class Patience { waits, ends_at_once };
    explicit PacketDevice(Patience patience) : patience_(patience) {}

    // The rest with mutex_ held.
    virtual void take(std::uint8_t endpoint, base::ByteView) = 0;
    virtual base::Result<base::Bytes> answer(const ControlSetup&, base::ByteView out);
    virtual void power_up() {}

    void queue_packet(std::uint8_t endpoint, base::ByteView);

    // Cut as a machine cuts it, without an empty packet after a full last one.
    void queue_packets(std::uint8_t endpoint, base::ByteView);
    void forget_packets() { packets_.clear(); }

    mutable std::mutex mutex_;

private:
    class Wire;

    struct Packet {
        std::uint8_t endpoint;
        base::Bytes data;
        base::SteadyTime due;
    };

    bool is_stalled(std::uint8_t endpoint);

    const Patience patience_;
    std::condition_variable changed_;
    bool plugged_in_ = true;
    int plugs_ = 0;  // Counts plug_out(): a wire of an earlier plug is dead for good.
    std::deque<Packet> packets_;
    std::chrono::milliseconds thinking_time_{0};
    bool stall_ = false;
    std::optional<std::uint8_t> halted_;
    int waiting_drivers_ = 0;
};

}  // namespace drivers::emulation
