// A cabinet that is not around anything, and the hand at its door.
#pragma once

#include "drivers/cabinet_line/protocol.h"
#include "drivers/emulation/line_machine.h"

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace drivers::cabinet_line {

class Emulator final : public emulation::LineMachine {
public:
    // With every light that there can be, a door switch and a tamper switch.
    explicit Emulator(std::string location = "1-7/ttyUSB1");
    Emulator(std::vector<LightPlace> lights, bool has_tamper_switch, std::string location);

    void open_door();
    void close_door();
    void tamper();
    void mend();  // What was tampered with.

    // Where a citizen sees light now.
    std::optional<Light> lit() const;

    // The seconds after which the firmware does something by itself: it says again what was not
    // acknowledged, and, after the longer silence, puts the lights out.
    void one_second_passes();
    void host_is_silent();

    // Power went and came: it is dark, and its events begin anew.
    void restart();

    // Of another maker: says that it is of version 2.
    void speak_another_version();
    void refuse_next_request();
    void cannot_blink();

    std::size_t unacknowledged() const;

private:
    struct Pending {
        std::uint8_t number;
        CabinetEvent event;
    };

    void hear(std::string_view line) override;
    void power_up() override;
    std::string obey(const std::string& request);
    std::string obey_light(std::string_view words);
    std::string obey_acknowledgement(std::string_view number);
    void tell(CabinetEvent);
    void repeat();

    const Identity identity_;
    Report report_;
    std::deque<Pending> pending_;
    std::uint8_t events_ = 0;
    bool speaks_another_version_ = false;
    bool refuses_next_ = false;
    bool can_blink_ = true;
};

}  // namespace drivers::cabinet_line
