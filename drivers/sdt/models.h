// The card reader models this driver knows.
#pragma once

#include "drivers/transport.h"

#include <span>
#include <string_view>

namespace drivers::sdt {

struct Model {
    UsbId usb;
    std::string_view name;
};

std::span<const Model> models();
std::span<const UsbId> usb_ids();

}  // namespace drivers::sdt
