// The cards of the centre's demonstration people, for the emulated reader.
#pragma once

#include "base/json.h"
#include "drivers/sdt/card.h"

#include <string_view>

namespace hall {

// person: as in the centre's demonstration data, e.g. "three_certificates". Aborts when there is no
// such person or the card cannot be made: the demonstration data are ours.
drivers::sdt::CardFields card_fields(const base::Json& people, std::string_view person);
drivers::sdt::Card card_of(const base::Json& people, std::string_view person);

}  // namespace hall
