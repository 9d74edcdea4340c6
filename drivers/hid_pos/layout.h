// Where in its reports a scanner of the HID point-of-sale page puts a code, and codes out of
// reports. Pure.
#pragma once

#include "base/clock.h"
#include "drivers/hid_pos/report_descriptor.h"
#include "drivers/scanned_code.h"

#include <array>
#include <chrono>
#include <optional>

namespace drivers::hid_pos {

struct Layout {
    std::uint8_t report;
    Field data;
    std::optional<Field> byte_count;
    std::array<std::optional<Field>, 3> aim;
    std::optional<Field> is_continued;
    std::optional<Field> code_id;  // Honeywell's own, one letter for a symbology.

    // Output bits that make it read and keep it from reading, both in one report.
    std::optional<Field> initiate_read;
    std::optional<Field> prevent_read;
    std::size_t trigger_report_size;
};

// Empty when no report of the descriptor holds scanned data.
std::optional<Layout> layout_of(const ReportDescriptor&);

// Whether it describes a scanner at all, whatever its reports look like.
bool is_scanner(const ReportDescriptor&);

// What one report says. The data are a view into it.
struct Piece {
    Symbology symbology;
    base::ByteView data;
    bool is_continued;
};

// Errc::not_found for another report, Errc::malformed for one that ends before its data.
base::Result<Piece> decode_report(const Layout&, base::ByteView report);

// Bits of the trigger report. Only where the layout has initiate_read.
base::Bytes encode_trigger(const Layout&, bool is_on);

// Joins the pieces of codes that are longer than a report.
class Assembly {
public:
    Assembly();
    Assembly(const Assembly&) = delete;
    Assembly& operator=(const Assembly&) = delete;
    ~Assembly() { base::wipe(data_); }

    // After so long without a continuation what came before is no part of what comes: its last
    // report was lost.
    static constexpr std::chrono::milliseconds patience{300};

    // The code that this piece ends. Errc::malformed at the end of one longer than a code can be.
    base::Result<std::optional<ScannedCode>> add(const Piece&, base::SteadyTime now);
    void forget();

private:
    base::Bytes data_;
    Symbology symbology_ = Symbology::unknown;
    base::SteadyTime last_{};
    bool is_under_way_ = false;
    bool is_too_long_ = false;
};

}  // namespace drivers::hid_pos
