// A scanner of the HID point-of-sale page that is not on the desk, and the hand that shows it
// codes.
#pragma once

#include "drivers/emulation/newland_commands.h"
#include "drivers/emulation/packet_device.h"
#include "drivers/hid_pos/models.h"

#include <string>
#include <string_view>

namespace drivers::hid_pos {

class Emulator final : public emulation::PacketDevice {
public:
    explicit Emulator(const Model& model = model_of(Dialect::newland),
                      std::string location = "1-4");

    // A hand holds a code before it for a moment. Whether it is read is the scanner's business.
    void show(std::string_view text);
    void show(base::ByteView code, std::string_view aim);

    // A code lies before it from now on, and is read each time it is triggered.
    void lay_down(std::string_view text);

    // A code of the maker's that would turn it into a keyboard.
    void show_setup_code();
    bool is_keyboard() const;

    // Whether it looks for codes now.
    bool is_looking() const;

    // What ends the codes of a Newland; nothing at first. For good, as by the maker's sheet.
    void set_tail(std::string_view);

    // What can be wrong with it. The next… happen once.
    void lose_next_report();
    void cut_next_report();
    void swallow_next_command();
    void lack_tail();                 // Newland's: it knows no setting for what ends its codes,
    void ignore_tail();               // or takes it and adds nothing.
    void say(base::ByteView report);  // Something that no code is.
    void fail();
    void mend();

    std::size_t codes_read() const;

    DeviceDescription description() const override;

private:
    void take(std::uint8_t endpoint, base::ByteView) override;
    base::Result<base::Bytes> answer(const ControlSetup&, base::ByteView out) override;
    void power_up() override;

    void obey(base::ByteView report);
    bool is_looking_now() const;
    void read(base::ByteView code, std::string_view aim);
    void send_code(base::ByteView code, std::string_view aim);
    void send_stream(base::ByteView);
    void send_report(base::Bytes);

    const Model& model_;
    const std::string location_;

    emulation::NewlandCommands newland_;
    bool is_enabled_ = false;    // Honeywell's.
    bool is_triggered_ = false;  // Of those that are no Newland.
    bool is_prevented_ = false;
    bool is_keyboard_ = false;
    std::string lying_;
    bool works_ = true;
    bool lose_ = false;
    bool cut_ = false;
    bool swallow_ = false;
    std::size_t codes_read_ = 0;
};

}  // namespace drivers::hid_pos
