// Reads a travel document's chip: opens it with the printed lines, then fetches the files.
#pragma once

#include "drivers/passport.h"
#include "drivers/smart_card_reader.h"

#include <functional>

namespace drivers::emrtd {

// So many bytes that nobody can guess.
using RandomBytes = std::function<base::Bytes(std::size_t)>;

// Takes some seconds, for a face is fetched in a hundred pieces. What is wrong with the reader is
// an error; everything else is a problem of the reading.
base::Result<PassportReading> read(SmartCardReader&, const Mrz& printed);

// Over a chip that is powered. Errc::not_found when it leaves meanwhile, Errc::untrusted for a
// reply that fails verification, Errc::malformed for what has no sense.
base::Result<PassportReading> read(CardLink&, const Mrz& printed, const RandomBytes&);

}  // namespace drivers::emrtd
