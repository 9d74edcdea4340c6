// The interface and the three requests of the USB printer class (1.1), which every printer on USB
// has, whatever language it speaks over the pipes.
#pragma once

#include "drivers/device_id.h"
#include "drivers/transport.h"

namespace drivers {

// The first with a pipe each way. Null when there is none.
const Interface* find_printer_interface(const DeviceDescription&);

// Of such an interface.
std::uint8_t out_pipe(const Interface&);
std::uint8_t in_pipe(const Interface&);

// GET_DEVICE_ID.
base::Result<DeviceId> ask_device_id(Transport&, const Interface&);

// GET_PORT_STATUS: also answers while the pipes are blocked. Bit 5 no paper, 4 selected, 3 no
// error.
base::Result<std::uint8_t> ask_port_status(Transport&, std::uint8_t interface_number);

// SOFT_RESET, and both pipes made fit again. Fails only when the device is gone: not every printer
// knows the request.
base::Result<> reset_printer(Transport&, const Interface&);

}  // namespace drivers
