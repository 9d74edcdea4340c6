// What the USB class of serial lines (CDC-ACM) has that drivers need, so that the driver of a
// device behind a serial line is one, whether libusb or a tty carries it.
#pragma once

#include "drivers/transport.h"

#include <optional>

namespace drivers {

enum class Parity : std::uint8_t { none, odd, even, mark, space };
enum class StopBits : std::uint8_t { one, one_and_a_half, two };

struct LineCoding {
    std::uint32_t baud = 115200;
    StopBits stop_bits = StopBits::one;
    Parity parity = Parity::none;
    std::uint8_t data_bits = 8;
    bool operator==(const LineCoding&) const = default;
};

inline constexpr std::uint8_t cdc_set_line_coding = 0x20;
inline constexpr std::uint8_t cdc_get_line_coding = 0x21;
inline constexpr std::uint8_t cdc_set_control_line_state = 0x22;
inline constexpr std::uint16_t cdc_data_terminal_ready = 0x01;
inline constexpr std::uint16_t cdc_request_to_send = 0x02;

base::Bytes encode(const LineCoding&);
base::Result<LineCoding> decode_line_coding(base::ByteView);

// The two interfaces of a serial line and the two endpoints that its bytes go through.
struct SerialShape {
    Interface communication;
    Interface data;
    Endpoint in;
    Endpoint out;
};

// Empty for a device that is no serial line.
std::optional<SerialShape> serial_shape_of(const DeviceDescription&);

// Takes both interfaces, because the kernel's driver holds both, sets the line and raises DTR and
// RTS. A device whose line is only imagined may refuse to set it: that is no error.
base::Result<> open_line(Transport&, const SerialShape&, const LineCoding&, Deadline);
base::Result<> set_line(Transport&, const SerialShape&, const LineCoding&, Deadline);

// What came, at most a packet. A stall is told as Errc::refused and ended at once, and only then:
// cheap devices lose their data toggle when an endpoint that is not halted is cleared.
base::Result<base::Bytes> read_line(Transport&, const SerialShape&, Deadline);

}  // namespace drivers
