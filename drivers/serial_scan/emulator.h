// A scanner on a serial line that is not on the desk, and the hand that shows it codes.
#pragma once

#include "drivers/cdc.h"
#include "drivers/emulation/newland_commands.h"
#include "drivers/emulation/packet_device.h"
#include "drivers/serial_scan/models.h"

#include <string>
#include <string_view>

namespace drivers::serial_scan {

class Emulator final : public emulation::PacketDevice {
public:
    // A USB device of the table's.
    explicit Emulator(const Model&, std::string location = "1-5");

    // Behind a bridge, on a line that is named for a scanner.
    Emulator(Dialect, std::uint32_t baud, std::string location = "1-5/ttyUSB0");

    // A hand holds a code before it for a moment. Whether it is read is the scanner's business.
    void show(std::string_view code);
    void show(base::ByteView code);

    // A code of the maker's that would change its settings.
    void show_setup_code();
    bool is_changed() const;

    // Whether it looks for codes now.
    bool is_looking() const;

    // What ends its codes; a carriage return at first.
    void set_suffix(std::string);

    // What can be wrong with it. The next… happen once.
    void lose_next_answer();
    void corrupt_next_answer();
    void repeat_next_answer();
    void refuse_next_command();
    void swallow_next_command();
    void say(base::ByteView);  // Something that no code is.
    void fail();
    void mend();

    std::size_t codes_read() const;

    DeviceDescription description() const override;

private:
    void take(std::uint8_t endpoint, base::ByteView) override;
    base::Result<base::Bytes> answer(const ControlSetup&, base::ByteView out) override;
    void power_up() override;

    void obey_nls();
    void obey_honeywell();
    void obey_zones();
    base::Bytes obey_zone(int type, int zone, int value);
    void send_answer(base::Bytes);
    void send(base::ByteView);
    bool is_looking_now() const;
    bool hears() const { return !is_behind_bridge_ || line_.baud == baud_; }

    const Dialect dialect_;
    const UsbId usb_;
    const bool is_behind_bridge_;
    const std::uint32_t baud_;
    const std::string location_;

    LineCoding line_{.baud = 1200};
    emulation::NewlandCommands newland_;
    std::string heard_;
    std::string suffix_ = "\r";
    bool is_programming_ = true;  // Setup codes are obeyed.
    bool waits_for_trigger_ = false;
    bool is_triggered_ = false;
    int mode_zone_ = 0xd6;  // Induction, with light.
    bool is_changed_ = false;
    bool works_ = true;
    enum class Fault { none, lose, corrupt, repeat } fault_ = Fault::none;
    bool refuse_ = false;
    bool swallow_ = false;
    std::size_t codes_read_ = 0;
};

}  // namespace drivers::serial_scan
