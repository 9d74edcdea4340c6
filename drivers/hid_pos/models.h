// The scanners that this driver knows.
#pragma once

#include "drivers/transport.h"

#include <span>
#include <string_view>

namespace drivers::hid_pos {

// What a model does beside or instead of the usage tables.
enum class Dialect {
    standard,   // Reports and trigger as the descriptor says.
    honeywell,  // Wants to be enabled; commands in reports of their own.
    newland,    // Reports with a length and bytes, whatever the descriptor says; commands in them.
};

struct Model {
    UsbId usb;
    std::string_view name;
    Dialect dialect;
};

std::span<const Model> models();
std::span<const UsbId> usb_ids();

// Null for an id that is not in the table.
const Model* find_model(UsbId);

// For tests and demonstrations; the table must have such a one.
const Model& model_of(Dialect);

}  // namespace drivers::hid_pos
