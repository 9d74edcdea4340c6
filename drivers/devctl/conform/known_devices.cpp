#include "drivers/devctl/conform/known_devices.h"

namespace drivers::devctl::conform {

template <class Device>
static KnownDevice known_by(std::string_view device_class, const Driver<Device>& driver)
{
    return {.device_class = device_class, .driver = driver.name, .state_visit = [&driver] {
                return state_visit(over_wire<Device>(driver.open));
            }};
}

std::optional<KnownDevice> known_device(const DeviceDescription& device)
{
    std::optional<KnownDevice> out;
    with_driver_for(device, [&out](std::string_view device_class, const auto& driver) {
        out = known_by(device_class, driver);
    });
    return out;
}

}  // namespace drivers::devctl::conform
