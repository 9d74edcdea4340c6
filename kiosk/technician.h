// The technician's visit: in by the hidden corner and a PIN, a look at each device and a test of
// it, out by a touch or by idling. A pure machine like Session, but for the clock that its growing
// waits need.
#pragma once

#include "base/clock.h"
#include "kiosk/effects.h"
#include "kiosk/events.h"
#include "kiosk/session.h"

#include <array>
#include <chrono>
#include <optional>
#include <string>

namespace kiosk {

inline constexpr std::size_t pin_length = 6;

class Technician {
public:
    // wrong: entries in a row, from the journal. has_pin: without one nobody gets in.
    Technician(const base::Clock&, int wrong, bool has_pin);

    bool is_active() const { return step_ != Step::away; }

    // After the hidden corner was held.
    Effects enter(const Equipment&, std::string terminal);
    // DeviceChanged and CentralChanged go to Session as well.
    Effects handle(const Event&);
    const Patience& patience() const { return patience_; }

    void set_outbox(std::int64_t depth) { outbox_ = depth; }

private:
    enum class Step { away, pin, checking, devices };
    struct Test {
        bool is_running = false;
        std::optional<bool> is_good;
    };

    Effects on(const Touched&);
    Effects on(const PatienceEnded&);
    Effects on(const PinChecked&);
    Effects on(const DeviceTested&);
    Effects on(const DeviceChanged&);
    Effects on(const CentralChanged&);
    Effects on(const auto&) { return {}; }

    Effects touched(ui::Touch);
    Effects touched(const ui::Digit&);
    Effects touched(const ui::Choose&);
    Effects touched(const ui::Rate&) { return {}; }
    Effects touched(const ui::ChooseLanguage&);
    Effects touched(const ui::Entered&) { return {}; }
    Effects touched(const ui::Signed&) { return {}; }

    Effects show() const;
    ui::TechnicianPin pin_screen() const;
    ui::TechnicianDevices devices_screen() const;
    Effects leave();
    std::chrono::seconds wait_left() const;
    void tick();

    const base::Clock& clock_;
    int wrong_;
    bool has_pin_;
    base::SteadyTime locked_until_{};
    Step step_ = Step::away;
    Patience patience_;
    std::chrono::seconds idle_{0};
    base::SecretText pin_;
    Equipment equipment_;
    std::array<Test, all_devices.size()> tests_;
    bool is_roll_renewed_ = false;
    std::string terminal_;
    std::int64_t outbox_ = 0;
};

}  // namespace kiosk
