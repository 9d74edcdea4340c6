// That the cabinet was opened or tampered with, perhaps while nobody looked. It stands in the
// heartbeats and on the technician's screen until the centre has it and a technician has seen it,
// and outlives power cuts.
#pragma once

#include "drivers/cabinet.h"
#include "kiosk/equipment.h"

#include <string>
#include <string_view>

namespace kiosk {

struct Disturbance {
    bool was_opened = false;
    bool was_tampered = false;
    bool is_at_centre = false;
    bool is_seen = false;
    bool operator==(const Disturbance&) const = default;
};

// After a look at the cabinet, which may tell of something new.
Disturbance after(Disturbance, const drivers::CabinetState&);

// After a heartbeat that said so of the cabinet was taken.
Disturbance after_heartbeat(Disturbance, std::string_view state);

// After a technician who was shown the cabinet so said that they have seen it.
Disturbance after_inspection(Disturbance, Condition shown);

// The cabinet's condition now, or what was, when all is well now.
Condition condition_of(const drivers::CabinetState&, const Disturbance&);

// As a fact of the journal. Words that are not known are passed over.
std::string encode(const Disturbance&);
Disturbance decode_disturbance(std::string_view);

}  // namespace kiosk
