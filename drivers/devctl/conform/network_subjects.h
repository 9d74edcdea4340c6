// A printer on the network, at the end of no Transport.
#pragma once

#include "drivers/devctl/conform/subjects.h"

#include <vector>

namespace drivers::devctl::conform {

// An IPP printer behind a TCP connection; its moments are the bytes of the requests and answers.
void add_ipp(std::vector<Subject>&);

}  // namespace drivers::devctl::conform
