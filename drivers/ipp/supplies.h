// Toner and its like as printers tell of them. Pure.
#pragma once

#include "drivers/document_printer.h"
#include "drivers/ipp/message.h"

#include <vector>

namespace drivers::ipp {

// From marker-names, -types and -levels (PWG, CUPS), which run in parallel; where there are none,
// from printer-supply (PWG 5100.13). A level of -1, -2 or -3 means that nobody measures it.
std::vector<Supply> decode_supplies(const Group& printer);

}  // namespace drivers::ipp
