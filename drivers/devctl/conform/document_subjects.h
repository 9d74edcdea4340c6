// Printers of documents. The IPP printer is at the end of no Transport: its moments are the bytes
// of what is asked and answered over TCP.
#pragma once

#include "drivers/devctl/conform/subjects.h"

#include <vector>

namespace drivers::devctl::conform {

void add_document_printers(std::vector<Subject>&);

}  // namespace drivers::devctl::conform
