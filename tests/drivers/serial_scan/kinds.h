// What the tests of the serial scanner share: scanners of every kind, and how long they wait.
#pragma once

#include "drivers/serial_scan/emulator.h"
#include "drivers/serial_scan/scanner.h"
#include "tests/catch.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace drivers::serial_scan {

// Long against what a scanner needs, and never waited out by a test that passes.
inline constexpr std::chrono::seconds soon{20};

// Waited out where nothing comes.
inline constexpr std::chrono::milliseconds moment{90};

struct Kind {
    std::optional<UsbId> usb;  // Empty: on a line of which only the purpose is known.
    Dialect dialect = Dialect::listening;
    std::uint32_t baud = 0;
};

inline const std::vector<Kind> kinds{
    {.usb = UsbId{0x1eab, 0x1d06}},
    {.usb = UsbId{0x0c2e, 0x0caa}},
    {.usb = UsbId{0x27dd, 0x0002}},
    {.usb = {}, .dialect = Dialect::newland, .baud = 115200},
    {.usb = {}, .dialect = Dialect::nls, .baud = 9600},
    {.usb = {}, .dialect = Dialect::gm65, .baud = 9600},
    {.usb = {}, .dialect = Dialect::gm65, .baud = 115200},
    {.usb = {}, .dialect = Dialect::honeywell, .baud = 115200},
};

// One after the other, each in a run of its own of the whole test.
inline Kind any_kind()
{
    const auto kind = GENERATE(from_range(kinds));
    UNSCOPED_INFO((kind.usb ? find_model(*kind.usb)->name : name_of(kind.dialect))
                  << " " << kind.baud);
    return kind;
}

inline Emulator make(const Kind& kind)
{
    if (kind.usb)
        return Emulator(*find_model(*kind.usb));
    return Emulator(kind.dialect, kind.baud);
}

inline std::string text_of(CodeScanner& scanner)
{
    const auto code = scanner.next(base::within(soon)).value();
    REQUIRE(code);
    return code->text.reveal();
}

inline bool is_silent(CodeScanner& scanner)
{
    return !scanner.next(base::within(moment)).value();
}

}  // namespace drivers::serial_scan
