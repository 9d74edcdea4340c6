// The bench tool's look at a code scanner.
#pragma once

#include "drivers/code_scanner.h"
#include "drivers/scanned_code.h"

#include <string>

namespace drivers::devctl {

// Arms the scanner, waits for a code and puts the light out again. Errc::timeout
// when nobody shows one.
base::Result<ScannedCode> scan_one_code(CodeScanner&);

// A code may be somebody's; a technician with it in hand knows it by its first characters.
enum class Shown { beginning, all };

std::string describe(const ScannedCode&, Shown);

}  // namespace drivers::devctl
