// The mechanism behind the knife that holds a slip out to the citizen, takes back what nobody took,
// or throws it out. Every maker's, and nearly every model's, has words of its own. Pure.
#pragma once

#include "base/bytes.h"
#include "drivers/escpos/models.h"

namespace drivers::escpos {

// Before a slip: the mechanism must not act by itself. Empty where nothing needs saying.
base::Bytes encode_presenter_setup(Presenter);

// After the cut: about a hand's breadth out, held until it is taken. Empty where the cut does it.
base::Bytes encode_present(Presenter);

enum class Disposal { none, pulled_back, thrown_out };

// What becomes of a slip that nobody took.
Disposal disposal_of(Presenter);

// Empty without a presenter.
base::Bytes encode_disposal(Presenter);

}  // namespace drivers::escpos
