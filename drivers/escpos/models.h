// What differs from printer to printer. To support another one that speaks ESC/POS, add a row.
#pragma once

#include "drivers/transport.h"

#include <span>
#include <string_view>

namespace drivers::escpos {

enum class StatusDialect {
    epson,   // DLE EOT 1 to 4, one byte each.
    custom,  // DLE EOT 20, answered by 10 0F and four bytes.
};

// How the printer is asked whether everything before has reached the paper.
enum class Fence {
    process_id,    // GS ( H: answers with our own mark.
    paper_status,  // GS r 1: queues behind the data, but its answer has no name.
};

enum class Cut {
    partial_after_feed,  // GS V 66: moves the last row past the knife first.
    full,                // ESC i.
};

enum class Presenter { none, custom };

// How a job that failed is taken out of the printer's memory.
enum class Clearing {
    confirmed,  // DLE DC4 8: answers when it is done.
    silent,     // DLE ENQ 2 and the reset of the USB class.
};

struct Model {
    UsbId usb;
    std::string_view mark;  // Begins the MDL field of the IEEE 1284 id; empty fits any.
    std::string_view name;
    int dots;
    int dpi;
    StatusDialect status;
    Fence fence;
    bool has_automatic_status;  // GS a.
    bool has_feed_unit;         // GS P; without it ESC J counts in dots.
    Cut cut;
    Presenter presenter;
    Clearing clearing;
};

std::span<const Model> models();

// Every id once.
std::span<const UsbId> usb_ids();

// The first row that fits both; null for an id that is not in the table.
const Model* find_model(UsbId, std::string_view mdl);

// For tests and demonstrations; the name must be in the table.
const Model& model_named(std::string_view name);

}  // namespace drivers::escpos
