#include "drivers/power_supply.h"

#include <utility>

namespace drivers {

std::string_view name_of(PowerState state)
{
    switch (state) {
    case PowerState::on_mains:
        return "on mains";
    case PowerState::battery_weak:
        return "on mains, battery weak";
    case PowerState::bypass:
        return "on mains, bypass";
    case PowerState::on_battery:
        return "on battery";
    case PowerState::battery_low:
        return "battery low";
    case PowerState::fault:
        return "fault";
    }
    std::unreachable();
}

std::string describe(const PowerStatus& status)
{
    std::string out(name_of(status.state));
    if (status.readings.battery_percent)
        out += ", battery " + std::to_string(*status.readings.battery_percent) + " %";
    if (status.readings.load_percent)
        out += ", load " + std::to_string(*status.readings.load_percent) + " %";
    return out;
}

}  // namespace drivers
