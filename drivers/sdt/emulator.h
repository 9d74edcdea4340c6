// A card reader that is not on the desk, with its secure module and the hands that use it.
#pragma once

#include "drivers/cdc.h"
#include "drivers/emulation/packet_device.h"
#include "drivers/sdt/card.h"
#include "drivers/sdt/framing.h"
#include "drivers/sdt/protocol.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace drivers::sdt {

// Thinking time is 0 at first: then an answer is there at once or never comes, and a read that
// waits for nothing times out at once.
class Emulator final : public emulation::PacketDevice {
public:
    // rare: pieces over bulk endpoints, reports with an OUT endpoint of their own.
    enum class Variety { usual, rare };

    explicit Emulator(Framing = Framing::four_pipes, std::string location = "1-1",
                      Variety = Variety::usual);

    // What a hand can do to the reader.
    void place(Card);
    void lift();

    // What can be wrong with it. The next… happen once.
    void corrupt_next_answer();
    void lose_byte_of_next_answer();
    void swallow_next_command();
    void slip_card_at_next_read();
    void answer_once(Command, std::uint8_t status);
    void answer_always(Command, std::uint8_t status);
    void answer_properly();  // Ends answer_always.
    void fail_secure_module();
    void mend_secure_module();

    std::size_t commands_seen(Command) const;

    DeviceDescription description() const override;

private:
    enum class Field { empty, in_field, found, selected, read };
    enum class Damage { none, corrupt, lose_byte };

    // All below with mutex_ held.
    void take(std::uint8_t endpoint, base::ByteView) override;
    base::Result<base::Bytes> answer(const ControlSetup&, base::ByteView out) override;
    void power_up() override;
    std::vector<Interface> interfaces() const;
    void take_out_bytes(base::ByteView);
    void obey(base::ByteView command_body);
    base::Bytes answer_to(Command);
    base::Bytes find();
    base::Bytes select();
    base::Bytes read(Command);
    base::Bytes newest_address();
    void queue_answer(base::ByteView body);

    const Framing framing_;
    const Variety variety_;
    const std::string location_;

    LineCoding line_{.baud = 9600};
    std::optional<Card> card_;
    Field field_ = Field::empty;
    FrameParser commands_;
    std::map<Command, std::size_t> seen_;
    std::map<Command, std::uint8_t> once_;
    std::map<Command, std::uint8_t> always_;
    Damage damage_ = Damage::none;
    bool swallow_ = false;
    bool slip_ = false;
    bool module_works_ = true;
};

}  // namespace drivers::sdt
