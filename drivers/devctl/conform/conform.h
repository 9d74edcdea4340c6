// `yimen-devctl conform`: the catalogue of faults over the emulators of a class, a driver or a
// model, and a report that a person can read.
#pragma once

#include "base/json.h"
#include "drivers/devctl/commands.h"
#include "drivers/emulation/faults/catalogue.h"

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace drivers::devctl::conform {

inline constexpr std::string_view conform_usage =
    "       yimen-devctl conform CLASS|DRIVER|MODEL [--report FILE] [--json FILE]\n"
    "  conform WORD                          make every fault at every moment of a transaction\n"
    "                                        with the emulators WORD names; supported is what\n"
    "                                        comes through all of them\n";

// arguments: what follows `conform`.
Exit conform(std::span<const std::string_view> arguments, std::ostream& out, std::ostream& err);

// For programs: an array with an object for each subject.
base::Json json_of(const std::vector<emulation::faults::Tally>&);

// Markdown.
std::string report_of(const std::vector<emulation::faults::Tally>&);

}  // namespace drivers::devctl::conform
