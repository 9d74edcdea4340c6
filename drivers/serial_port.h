// A serial line as the settings name it. What is at its other end cannot be seen, so they say it.
#pragma once

#include "drivers/transport.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace drivers {

struct SerialPort {
    std::filesystem::path path;  // A device node, or a link to one that udev keeps.

    // Unstated for a device that tells by its USB id what it is.
    Purpose purpose = Purpose::unstated;
};

// As written in config/kiosk.toml: "id_card_reader". Empty for Purpose::unstated.
std::string_view name_of(Purpose);
std::optional<Purpose> purpose_named(std::string_view);

// Every name, for a message about a wrong one: "id_card_reader, code_scanner".
std::string purpose_names();

}  // namespace drivers
