// A camera as a code scanner, at the end of no Transport: its moments are system calls and frames.
#pragma once

#include "drivers/devctl/conform/subjects.h"

#include <vector>

namespace drivers::devctl::conform {

void add_camera(std::vector<Subject>&);

}  // namespace drivers::devctl::conform
