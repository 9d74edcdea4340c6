// What a HID device's reports are made of (USB HID 1.11, 6.2.2). Pure: the descriptor's bytes to
// values.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <vector>

namespace drivers::hid_pos {

enum class ReportKind { input, output, feature };

// Page above, usage below.
using Usage = std::uint32_t;

constexpr Usage usage(std::uint16_t page, std::uint16_t id)
{
    return Usage{page} << 16 | id;
}

constexpr std::uint16_t page_of(Usage usage)
{
    return static_cast<std::uint16_t>(usage >> 16);
}

// Neighbouring elements of one report that mean the same.
struct Field {
    ReportKind kind;
    std::uint8_t report;  // Its number; 0 when the device numbers none.
    Usage usage;
    std::size_t bit_offset;  // From the beginning of what goes over the wire, a number included.
    std::size_t bit_size;    // Of one element.
    std::size_t count;
    bool is_array;  // Elements are indices of usages, of which `usage` is the first.
    Usage application;
    bool operator==(const Field&) const = default;
};

struct ReportDescriptor {
    std::vector<Field> fields;  // In the descriptor's order; without padding.

    // Collections at the top, by their usage.
    std::vector<Usage> applications;

    // Bytes on the wire, number and padding included. 0 for a report that is not there.
    std::size_t report_size(ReportKind, std::uint8_t report) const;

    struct Size {
        ReportKind kind;
        std::uint8_t report;
        std::size_t bits;
    };
    std::vector<Size> sizes;
};

// The longest that the kernels of our time read.
inline constexpr std::size_t descriptor_limit = 4096;

// Errc::malformed for what is no descriptor, or describes more than a device can have.
base::Result<ReportDescriptor> parse_report_descriptor(base::ByteView);

// One element's bits. Errc::malformed when the report is shorter.
base::Result<std::uint32_t> element_of(base::ByteView report, const Field&, std::size_t index);

}  // namespace drivers::hid_pos
