// The bench tool's look at a code scanner.
#pragma once

#include "drivers/bus.h"
#include "drivers/scanned_code.h"

#include <string>

namespace drivers::devctl {

// Arms the first scanner on the bus, waits for a code and puts the light out again. Errc::timeout
// when nobody shows one.
base::Result<ScannedCode> scan_one_code(Bus&);

// A code may be somebody's; a technician with it in hand knows it by its first characters.
enum class Shown { beginning, all };

std::string describe(const ScannedCode&, Shown);

}  // namespace drivers::devctl
