// The whole program but its main(): which bus, which command.
#pragma once

#include "drivers/devctl/commands.h"

namespace drivers::devctl {

// Linked from one of two files: run_on_usb.cpp in a release, run_on_bench.cpp where the tests, the
// emulators and the recorder are built.
Exit run(std::span<const std::string_view> arguments, std::ostream& out, std::ostream& err);

}  // namespace drivers::devctl
