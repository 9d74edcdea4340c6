// An uninterruptible power supply (不间断电源): whether the terminal runs from the mains, and for
// how long it still may.
#pragma once

#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace drivers {

enum class PowerState {
    on_mains,
    battery_weak,  // On mains; the battery would not last: it recharges, or is old.
    bypass,        // On mains past the supply: nothing stands in when they go.
    on_battery,
    battery_low,  // Minutes are left, or it is about to switch off.
    fault,        // The supply itself is broken: needs a technician.
};

std::string_view name_of(PowerState);

// Each is empty where the supply does not tell.
struct PowerReadings {
    std::optional<double> input_volts;
    std::optional<double> output_volts;
    std::optional<double> frequency_hz;
    std::optional<int> load_percent;
    std::optional<double> battery_volts;  // As it says: of the battery, or of one cell.
    std::optional<int> battery_percent;   // Guessed from the voltage where it is not told.
    std::optional<double> temperature_c;
    bool operator==(const PowerReadings&) const = default;
};

struct PowerStatus {
    PowerState state = PowerState::on_mains;
    PowerReadings readings;
    bool operator==(const PowerStatus&) const = default;
};

// For the log and the technician: "on battery, 61 %, load 20 %".
std::string describe(const PowerStatus&);

// Blocking, used by one thread (its DeviceWorker); every call ends within about three seconds. It
// is only asked, never told: a terminal does not switch off what feeds it. On Errc::disconnected
// the owner destroys the object and opens another.
class PowerSupply {
public:
    virtual ~PowerSupply() = default;

    virtual base::Result<PowerStatus> status() = 0;

    // What it is, for the log and the technician.
    virtual std::string model() const = 0;
};

}  // namespace drivers
