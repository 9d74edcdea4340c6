// The scanners on USB serial lines that this driver knows.
#pragma once

#include "drivers/serial_scan/protocol.h"
#include "drivers/transport.h"

#include <span>
#include <string_view>

namespace drivers::serial_scan {

struct Model {
    UsbId usb;
    std::string_view name;
    Dialect dialect;
};

std::span<const Model> models();
std::span<const UsbId> usb_ids();

// Null for an id that is not in the table.
const Model* find_model(UsbId);

}  // namespace drivers::serial_scan
