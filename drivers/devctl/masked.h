// No more of a person than a technician needs who has the card in hand.
#pragma once

#include "base/secret.h"

#include <string>

namespace drivers::devctl {

// The first character, which tells whether text came over right, and the length.
std::string masked(const base::SecretText&);

// The length alone, of what has so few characters that the first would tell all.
std::string hidden(const base::SecretText&);

}  // namespace drivers::devctl
