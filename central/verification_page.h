// What a citizen's telephone shows after scanning the code on a paper.
#pragma once

#include "central/wire/messages.h"

#include <string>

namespace central {

// HTML complete in itself: no script, nothing fetched from elsewhere.
std::string verification_page(const wire::Verification&);

}  // namespace central
