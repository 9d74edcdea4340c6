// A page on a laser that speaks PJL, as a trial.
#pragma once

#include "drivers/emulation/faults/catalogue.h"

#include <memory>

namespace soak {

std::unique_ptr<drivers::emulation::faults::Trial> laser_trial();

}  // namespace soak
