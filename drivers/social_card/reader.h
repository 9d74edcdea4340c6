// Reads a social security card: the environment, the version, then who holds it.
#pragma once

#include "drivers/social_card/protocol.h"

namespace drivers::social_card {

// Powers the card, reads, and takes the power away. A card that lies there and is none is a problem
// of the reading; what is wrong with the reader is an error.
base::Result<SocialCardReading> read(SmartCardReader&);

// Over a card that is powered. No PIN is sent and no key is tried: a card that wants one is told.
// Errc::not_found when the card leaves meanwhile, Errc::malformed for what has no sense.
base::Result<SocialCardReading> read(CardLink&);

}  // namespace drivers::social_card
