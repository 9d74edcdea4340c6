// What the kernel knows of a serial line, as the shelf says it.
#pragma once

#include "drivers/serial_port.h"

#include <filesystem>
#include <optional>

namespace drivers::tty {

// Empty when the port is not there. A line behind a USB bridge, and a CDC-ACM device, have the
// bridge's id, serial number and place; others have an id of zeros and their own name for a place.
std::optional<DeviceDescription> describe(const SerialPort&, const std::filesystem::path& sysfs);

}  // namespace drivers::tty
