// A real serial line of the kernel's with a test at its other end.
#pragma once

#include "base/bytes.h"
#include "drivers/cdc.h"
#include "drivers/emulation/bus.h"

#include <filesystem>
#include <string_view>
#include <thread>

namespace tests {

class PseudoTerminal {
public:
    PseudoTerminal();
    PseudoTerminal(const PseudoTerminal&) = delete;
    PseudoTerminal& operator=(const PseudoTerminal&) = delete;
    ~PseudoTerminal() { hang_up(); }

    // "/dev/pts/3".
    const std::filesystem::path& path() const { return path_; }

    // As what stands at the other end.
    void say(base::ByteView);
    void say(std::string_view text) { say(base::view(text)); }
    base::Bytes hear(std::size_t count);  // Waits for so many.
    void hang_up();

    int descriptor() const { return master_; }

private:
    int master_;
    std::filesystem::path path_;
};

// Puts an emulated serial device at the other end, until it goes.
class SerialCable {
public:
    SerialCable(PseudoTerminal&, drivers::emulation::Device&);

private:
    void carry(const std::stop_token&);
    bool follow_speed();

    PseudoTerminal& terminal_;
    std::unique_ptr<drivers::Transport> wire_;
    drivers::SerialShape shape_;
    std::uint32_t baud_ = 9600;
    std::jthread carrier_;
};

}  // namespace tests
