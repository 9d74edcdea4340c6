// A machine behind a serial bridge that is spoken to in lines of text.
#pragma once

#include "drivers/emulation/serial_device.h"

#include <string>
#include <string_view>

namespace drivers::emulation {

class LineMachine : public SerialDevice {
public:
    // What can be wrong with it. The next… happen once.
    void lose_next_answer();
    void corrupt_next_answer();
    void say_something(std::string_view);  // Unasked, byte for byte.
    void fall_silent();
    void speak_again();

protected:
    LineMachine(Purpose, std::uint32_t baud, std::string location);

    // The rest with mutex_ held.
    virtual void hear(std::string_view line) = 0;  // Without the CR or LF that ends it.
    void say(std::string_view);
    // What came over the line, at whatever speed.
    void hear_bytes(base::ByteView);
    void power_up() override { heard_.clear(); }

private:
    void take(std::uint8_t endpoint, base::ByteView) override;

    const std::uint32_t baud_;
    std::string heard_;
    bool loses_next_ = false;
    bool corrupts_next_ = false;
    bool is_silent_ = false;
};

}  // namespace drivers::emulation
