// A card reader that is not on the desk, with its secure module and the hands that use it.
#pragma once

#include "drivers/emulation/bus.h"
#include "drivers/sdt/card.h"
#include "drivers/sdt/framing.h"
#include "drivers/sdt/protocol.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace drivers::sdt {

// Thread-safe. It outlives its wires.
class Emulator final : public emulation::Device {
public:
    explicit Emulator(Framing = Framing::four_pipes, std::string location = "1-1");

    // What a hand can do to the reader.
    void place(Card);
    void lift();
    void plug_in() override;
    void plug_out() override;

    // What can be wrong with it. The next… happen once.
    void corrupt_next_answer();
    void lose_byte_of_next_answer();
    void swallow_next_command();
    void stall_next_transfer();
    void slip_card_at_next_read();
    void answer_once(Command, std::uint8_t status);
    void answer_always(Command, std::uint8_t status);
    void answer_properly();  // Ends answer_always.
    void fail_secure_module();
    void mend_secure_module();

    // How long the module thinks. 0 at first: then an answer is there at once or never comes, and a
    // read that waits for nothing times out at once.
    void set_thinking_time(std::chrono::milliseconds);

    // Returns when a driver waits for an answer that is being thought about.
    void wait_for_waiting_driver();

    std::size_t commands_seen(Command) const;

    DeviceDescription description() const override;
    std::unique_ptr<Transport> connect() override;

private:
    class Wire;
    enum class Field { empty, in_field, found, selected, read };
    enum class Damage { none, corrupt, lose_byte };

    // One answer on its way, already cut into packets.
    struct Packet {
        std::uint8_t endpoint;
        base::Bytes data;
        base::SteadyTime due;
    };

    // All below with mutex_ held.
    void take_out_bytes(std::uint8_t endpoint, base::ByteView);
    void obey(base::ByteView command_body);
    base::Bytes answer_to(Command);
    base::Bytes find();
    base::Bytes select();
    base::Bytes read(Command);
    base::Bytes newest_address();
    void queue_answer(base::ByteView body);
    void queue_packets(std::uint8_t endpoint, base::ByteView);
    bool is_stalled(std::uint8_t endpoint);

    const Framing framing_;
    const std::string location_;

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool plugged_in_ = true;
    int plugs_ = 0;  // Counts plug_out(): a wire of an earlier plug is dead for good.
    std::optional<Card> card_;
    Field field_ = Field::empty;
    FrameParser commands_;
    std::deque<Packet> answers_;
    std::map<Command, std::size_t> seen_;
    std::map<Command, std::uint8_t> once_;
    std::map<Command, std::uint8_t> always_;
    std::chrono::milliseconds thinking_time_{0};
    Damage damage_ = Damage::none;
    bool swallow_ = false;
    bool stall_ = false;
    bool slip_ = false;
    bool module_works_ = true;
    std::optional<std::uint8_t> halted_;
    int waiting_drivers_ = 0;
};

}  // namespace drivers::sdt
