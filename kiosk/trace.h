// The log of a run as data: each event and effect, by name, with what is not personal. For finding
// out what happened in a hall, and for the tests.
#pragma once

#include "base/clock.h"
#include "base/json_forward.h"
#include "kiosk/effects.h"
#include "kiosk/events.h"

#include <filesystem>
#include <fstream>
#include <memory>

namespace kiosk {

// Never what a person is called, owns or looks like: names of steps, serials, outcomes, states.
base::Json describe(const Event&);
base::Json describe(const Effect&);

// One JSON object a line: {"at_ms": since the start, "event" | "effect": name, …}. Used by the main
// thread.
class Trace {
public:
    // Errc::refused when the file cannot be written.
    static base::Result<std::unique_ptr<Trace>> open(const std::filesystem::path&,
                                                     const base::Clock&);

    void note(const Event&);
    void note(const Effect&);

private:
    Trace(std::ofstream file, const base::Clock& clock)
        : file_(std::move(file)), clock_(clock), begun_(clock.steady())
    {
    }
    void write(base::Json);

    std::ofstream file_;
    const base::Clock& clock_;
    base::SteadyTime begun_;
};

}  // namespace kiosk
