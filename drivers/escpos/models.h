// What differs from printer to printer. To support another one that speaks ESC/POS, add a row.
#pragma once

#include "drivers/transport.h"

#include <cstddef>
#include <span>
#include <string_view>

namespace drivers::escpos {

enum class StatusDialect {
    epson,    // DLE EOT 1 to 4, one byte each.
    custom,   // DLE EOT 20, answered by 10 0F and four bytes.
    citizen,  // As Epson, but the presenter's sensor has taken a bit of the paper's.
};

// How the printer is asked whether everything before has reached the paper.
enum class Fence {
    process_id,    // GS ( H: answers with our own mark.
    paper_status,  // GS r 1: queues behind the data, but its answer has no name.
    none,          // Answers neither: nothing is ever known to be on paper.
};

enum class Cut {
    partial_after_feed,  // GS V 66: moves the last row past the knife first.
    full,                // ESC i.
};

// The mechanism behind the knife. Never two models share a table of GS e.
enum class Presenter {
    none,
    custom_vkp,      // FS P; pulls back.
    custom_kpm,      // GS e, steps of 0.625 mm; pulls back.
    custom_tptcm,    // GS e, steps of 22 mm; catches the ticket.
    custom_tptcm60,  // GS e, steps of 36 mm; can only throw it out.
    citizen,         // Presents by itself after the cut; GS R pulls back.
};

// How a job that failed is taken out of the printer's memory.
enum class Clearing {
    confirmed,  // DLE DC4 8: answers when it is done.
    silent,     // DLE ENQ 2 and the reset of the USB class.
};

// A row with this product fits every one of the vendor's that has a printer interface and the mark.
inline constexpr std::uint16_t any_product = 0;

struct Model {
    UsbId usb;
    std::string_view mark;  // Stands in the MDL field of the IEEE 1284 id; empty fits any.
    std::string_view name;
    int dots;
    int dpi;
    StatusDialect status;
    Fence fence;                // What the maker documents. The probe decides.
    bool has_automatic_status;  // GS a.
    bool has_feed_unit;         // GS P; without it ESC J counts in dots.
    Cut cut;
    Presenter presenter;
    Clearing clearing;
    std::size_t piece_limit;  // Bytes between two moments when status may be asked.
    int roll_mm;              // Of the roll usually put in, until the settings say otherwise.
};

std::span<const Model> models();

// Every id once.
std::span<const UsbId> usb_ids();

// product: what the device calls itself on USB. Of a maker that also makes other printers only
// those are touched whose name bears a mark.
bool is_known(UsbId, std::string_view product);

// The first row that fits both; null for an id that is not in the table.
const Model* find_model(UsbId, std::string_view mdl);

// Whether the id alone leaves several rows open.
bool is_shared(UsbId);

// For tests and demonstrations; the name must be in the table.
const Model& model_named(std::string_view name);

}  // namespace drivers::escpos
