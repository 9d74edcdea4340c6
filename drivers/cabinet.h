// The terminal's cabinet (柜体): its door, and the lights that show a citizen where to act.
#pragma once

#include "base/result.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace drivers {

// Where a light can be.
enum class LightPlace { card_reader, code_scanner, paper_slot, receipt_slot };

inline constexpr std::array all_light_places{LightPlace::card_reader, LightPlace::code_scanner,
                                             LightPlace::paper_slot, LightPlace::receipt_slot};

// Blinking asks for something to be taken, steady light shows where something goes. It blinks once
// a second: three flashes in a second are the most that harm nobody (WCAG 2.3.1, EN 301
// 549 9.2.3.1).
enum class LightPattern { steady, blinking };

struct Light {
    LightPlace place{};
    LightPattern pattern = LightPattern::steady;
    bool operator==(const Light&) const = default;
};

enum class DoorState { not_fitted, closed, open };
enum class TamperState { not_fitted, intact, tripped };

// As written on the wire and told to the technician: "card_reader".
std::string_view name_of(LightPlace);
std::string_view name_of(DoorState);
std::string_view name_of(TamperState);

struct CabinetState {
    DoorState door = DoorState::not_fitted;
    TamperState tamper = TamperState::not_fitted;
    // The door was opened, or the cabinet was tampered with, and that was not acknowledged, even if
    // all is well now; also while this program did not run.
    bool was_opened = false;
    bool was_tampered = false;
    bool operator==(const CabinetState&) const = default;
};

// Blocking, used by one thread (its DeviceWorker); every call ends within about three seconds. The
// lights go out by themselves when nobody calls state() for some seconds: a terminal that hangs
// shows nobody where to put a card. On Errc::disconnected the owner destroys the object and opens
// another.
class Cabinet {
public:
    virtual ~Cabinet() = default;

    // Call every two seconds or so.
    virtual base::Result<CabinetState> state() = 0;

    // What state() told of the past is kept now, so that no power cut loses it: not to be told
    // again. What happened since is told by the next state().
    virtual base::Result<> acknowledge() = 0;

    // Lights that place and no other; none: all dark. A place without a light is all dark too, and
    // a light that cannot blink is steady.
    virtual base::Result<> light(std::optional<Light>) = 0;

    virtual const std::vector<LightPlace>& lights() const = 0;

    // What it is, for the log and the technician.
    virtual std::string model() const = 0;
};

}  // namespace drivers
