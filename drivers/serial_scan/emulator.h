// A scanner on a serial line that is not on the desk, and the hand that shows it codes.
#pragma once

#include "drivers/emulation/newland_commands.h"
#include "drivers/emulation/serial_device.h"
#include "drivers/serial_scan/models.h"

#include <optional>
#include <string>
#include <string_view>

namespace drivers::serial_scan {

class Emulator final : public emulation::SerialDevice {
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

private:
    void take(std::uint8_t endpoint, base::ByteView) override;
    void power_up() override;

    void obey_nls();
    void obey_honeywell();
    void obey_zones();
    base::Bytes obey_zone(int type, int zone, int value);
    void send_answer(base::Bytes);
    void send(base::ByteView);
    bool is_looking_now() const;
    bool hears() const { return !baud_ || line_speed() == *baud_; }

    const Dialect dialect_;
    const std::optional<std::uint32_t> baud_;  // Of a line; one on USB hears at any.

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
