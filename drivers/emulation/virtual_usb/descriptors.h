// The bytes in which a device describes itself, made from what the shelf knows of it.
#pragma once

#include "drivers/transport.h"

#include <string>

namespace drivers::emulation::virtual_usb {

base::Bytes device_descriptor(const DeviceDescription&);
base::Bytes configuration_descriptor(const DeviceDescription&);

// Manufacturer 1, product 2, serial 3; 0 is the list of languages. Empty for any other.
base::Bytes string_descriptor(const DeviceDescription&, int index);

}  // namespace drivers::emulation::virtual_usb
