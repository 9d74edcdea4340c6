// What libusb knows of a device, as the shelf says it.
#pragma once

#include "drivers/transport.h"

#include <optional>
#include <string>

struct libusb_device;

namespace drivers::usb {

// "1-2.4": bus and ports from the root.
std::string location_of(libusb_device*);

// Empty for hubs and for a device that left meanwhile. Asks the device for its strings; those of a
// device that this program may not open stay empty.
std::optional<DeviceDescription> describe(libusb_device*);

}  // namespace drivers::usb
