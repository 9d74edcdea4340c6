// The program yimen-kiosk as it is, in a process of its own on a virtual USB bus, with a centre
// beside it. What it is heard to say is what it tells everybody: the log, the trace, and the
// heartbeat that has reached the centre.
#pragma once

#include "drivers/ipp/emulator.h"
#include "tests/folder.h"
#include "tests/hall/centre.h"
#include "tests/hall/display.h"

#include <memory>
#include <string>
#include <string_view>

namespace plugged {

// Where a finger goes, on the screen of these terminals.
struct Spot {
    int x;
    int y;
};

struct Spots {
    Spot begin;              // On the first screen.
    Spot print_certificate;  // On the second.
    Spot first_certificate;  // Of three.
    Spot print;              // Below the page.
    Spot leave;              // On each screen of a visit.
};

// The screens are composed as the program composes them.
Spots spots();

// Made on the bus: within VirtualBus::run.
class Terminal {
public:
    // Starts a centre and a document printer, enrols the terminal, and switches it on.
    // document_printer: another one's address in the settings; empty: that of the one here.
    explicit Terminal(std::string document_printer = {});
    ~Terminal();

    tests::Folder folder;
    hall::Display display;
    hall::Centre centre;
    drivers::ipp::Emulator papers;

    // As the centre has it by the last heartbeat: "ready", "absent"; empty when there is none.
    std::string state_at_centre(std::string_view device) const;
    bool until_at_centre(std::string_view device, std::string_view state) const;

    // How many lines of the log or the trace hold both words.
    std::size_t log_lines(std::string_view first, std::string_view second) const;
    std::size_t trace_lines(std::string_view first, std::string_view second) const;
    bool until_traced(std::string_view first, std::string_view second) const;

    // Touches the spot until the trace tells of the screen.
    bool click_until_shown(Spot, std::string_view screen) const;

    pid_t process() const { return process_->id(); }
    bool is_running() { return process_->is_running(); }
    int stop() { return process_->stop(); }

    std::filesystem::path log() const { return folder.path() / "kiosk.log"; }
    std::filesystem::path trace() const { return folder.path() / "trace.jsonl"; }

private:
    void write_settings(const std::string& document_printer) const;

    std::unique_ptr<hall::Process> process_;
};

}  // namespace plugged
