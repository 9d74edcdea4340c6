// Whether bytes from outside are text.
#pragma once

#include "base/bytes.h"

namespace base {

// Strict, as RFC 3629 has it: no overlong form, no surrogate, nothing above U+10FFFF. Empty is
// text.
bool is_utf8(ByteView);

}  // namespace base
