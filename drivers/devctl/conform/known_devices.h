// Of a device on a bus: which driver knows it, and the visit that asks for its state.
#pragma once

#include "drivers/devctl/conform/visits.h"
#include "drivers/registry.h"

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace drivers::devctl::conform {

struct KnownDevice {
    std::string_view device_class;  // "id_card_reader".
    std::string_view driver;        // "sdt".
    std::function<std::unique_ptr<Visit>()> state_visit;
};

// Empty for a device that no driver knows.
std::optional<KnownDevice> known_device(const DeviceDescription&);

}  // namespace drivers::devctl::conform
