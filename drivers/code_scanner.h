// A scanner of codes (扫码器): the QR code on a citizen's phone or paper, and the bar codes beside
// it.
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "drivers/code_ending.h"
#include "drivers/scanned_code.h"

#include <memory>
#include <optional>
#include <string>

namespace drivers {

enum class CodeScannerState {
    idle,    // Codes that are shown to it are not read, or are forgotten.
    armed,   // It looks for a code.
    failed,  // It is there and does not do what it is told: needs a technician.
};

std::string_view name_of(CodeScannerState);

// Blocking, used by one thread (its DeviceWorker); but for next(), every call ends within about
// three seconds. Begins idle. On Errc::disconnected the owner destroys the object and opens
// another.
class CodeScanner {
public:
    virtual ~CodeScanner() = default;

    virtual base::Result<CodeScannerState> state() = 0;

    // How its codes end as the settings say, before the first arm(). For scanners whose protocol
    // does not tell it, and that do not tell it themselves; the others know better. When codes
    // come without that ending time after time, state() is failed and model() says so.
    virtual void set_ending(CodeEnding) {}

    // Looks for codes from now on. What was shown before is forgotten: it may be the code of
    // somebody who has left.
    virtual base::Result<> arm() = 0;

    // Ends that. A code that was being read is forgotten with it.
    virtual base::Result<> disarm() = 0;

    // The next code since arm(); one that stays before the scanner may come again. Empty when none
    // came before the deadline: what was half read by then comes with a later call. Errc::refused
    // when idle, Errc::malformed for one that was damaged on its way, came without its ending or is
    // longer than a code can be: it is dropped, show it again.
    virtual base::Result<std::optional<ScannedCode>> next(base::Deadline) = 0;

    // What it is, for the log and the technician: "Newland HR200, commands newland".
    virtual std::string model() const = 0;
};

}  // namespace drivers
