// The IEEE 1284 device id, by which printers that share a USB id tell what they are.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <string>

namespace drivers {

struct DeviceId {
    std::string manufacturer;  // MFG
    std::string model;         // MDL
    std::string commands;      // CMD
    std::string serial;        // SN
    bool operator==(const DeviceId&) const = default;
};

// answer: that of GET_DEVICE_ID, two bytes of length and the text. The length is big endian and
// counts itself; cheap printers send it little endian, or wrong, so the text decides.
base::Result<DeviceId> decode_device_id(base::ByteView answer);

}  // namespace drivers
