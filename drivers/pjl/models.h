// The makers whose lasers are spoken to in PJL. What a machine can do is told by its IEEE 1284 id.
#pragma once

#include "drivers/transport.h"

#include <span>

namespace drivers::pjl {

// Product 0 stands for every one of the vendor's that has a printer interface.
std::span<const UsbId> usb_ids();

bool is_known(UsbId);

}  // namespace drivers::pjl
