#include "drivers/devctl/conform/known_devices.h"

namespace drivers::devctl::conform {

template <class Device>
static std::optional<KnownDevice> known_among(std::span<const Driver<Device>> known,
                                              std::string_view device_class,
                                              const DeviceDescription& device)
{
    const auto* const driver = driver_for(known, device);
    if (!driver)
        return std::nullopt;
    return KnownDevice{
        .device_class = device_class, .driver = driver->name, .state_visit = [driver] {
            return state_visit(over_wire<Device>(driver->open));
        }};
}

std::optional<KnownDevice> known_device(const DeviceDescription& device)
{
    auto out = known_among(id_card_reader_drivers(), "id_card_reader", device);
    if (!out)
        out = known_among(receipt_printer_drivers(), "receipt_printer", device);
    if (!out)
        out = known_among(document_printer_drivers(), "document_printer", device);
    if (!out)
        out = known_among(code_scanner_drivers(), "code_scanner", device);
    if (!out)
        out = known_among(power_supply_drivers(), "power_supply", device);
    if (!out)
        out = known_among(cabinet_drivers(), "cabinet", device);
    return out;
}

}  // namespace drivers::devctl::conform
