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

    // What ends its codes, none, CR, CR LF, LF (of gm65 not) or TAB; a carriage return at first.
    // For good, as by the maker's sheet, though the host may say otherwise until power goes.
    void set_tail(std::string_view);

    // Power fails for a moment, but not on the line.
    void lose_power();

    // What can be wrong with it. The next… happen once.
    void lose_next_answer();
    void corrupt_next_answer();
    void repeat_next_answer();
    void refuse_next_command();
    void swallow_next_command();
    void lack_tail();          // It knows no setting for what ends its codes,
    void ignore_tail();        // or takes it and adds nothing.
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
    std::string_view tail() const;
    bool hears() const { return !baud_ || line_speed() == *baud_; }

    const Dialect dialect_;
    const std::optional<std::uint32_t> baud_;  // Of a line; one on USB hears at any.

    emulation::NewlandCommands newland_;
    std::string heard_;
    std::string saved_tail_ = "\r";
    int tail_zone_ = 0x01;
    bool has_tail_ = true;
    bool adds_tail_ = true;
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
