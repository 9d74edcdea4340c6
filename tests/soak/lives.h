// Devices that are used and plugged in anew, over and over, by one driver.
#pragma once

#include "drivers/emulation/faults/catalogue.h"
#include "tests/soak/measure.h"

#include <cstddef>
#include <string>
#include <vector>

namespace soak {

struct Amount {
    std::size_t replugs;
    std::size_t exchanges;  // Requests that brought bytes, all re-plugs together.
};

struct Outcome {
    std::string subject;
    std::string wire;  // "emulator", "libusb", "tty".
    Amount done{};
    Holding before;
    Holding after;
    std::string trouble;  // Empty: it works, and is flat.
};

struct Subject {
    std::string name;
    drivers::emulation::faults::MakeTrial make;
    drivers::emulation::faults::Waits waits;
    enum class Socket { none, usb, line } socket;  // Where the kernel lets it be plugged in.
    std::size_t share = 1;  // One of so many of the exchanges: each of it takes long.
};

std::vector<Subject> subjects();

// A tenth of the amount first, as warm-up.
Outcome live(const Subject&, const Amount&);

// The same through libusb, on a virtual bus.
Outcome live_on_usb(const Subject&, const Amount&);

// The same through termios, on a pseudo terminal.
Outcome live_on_line(const Subject&, const Amount&);

}  // namespace soak
