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
    "       yimen-devctl conform --story STORY [--report FILE] [--json FILE]\n"
    "       yimen-devctl [--port PATH[=PURPOSE]] conform --live CLASS|DRIVER|PATH|all\n"
    "                                        [--report FILE] [--json FILE]\n"
    "  conform WORD                          make every fault at every moment of a transaction\n"
    "                                        with the emulators WORD names; supported is what\n"
    "                                        comes through all of them\n"
    "  conform --story STORY                 the same with a recorded story as the machine\n"
    "  conform --live WORD                   with the devices that are plugged in: opens them,\n"
    "                                        asks for their state, and makes faults on the way to\n"
    "                                        them that they do not notice; PATH as list shows it\n";

// arguments: what follows `conform`. The bus is where devices are live.
Exit conform(std::span<const std::string_view> arguments, Bus&, std::ostream& out,
             std::ostream& err);

// For programs: an array with an object for each subject.
base::Json json_of(const std::vector<emulation::faults::Tally>&);

// What stood in for the machines, or that they were there.
enum class Ground { emulators, story, live };

// Markdown.
std::string report_of(const std::vector<emulation::faults::Tally>&, Ground = Ground::emulators);

}  // namespace drivers::devctl::conform
