// Bytes nobody can guess, from the system's generator.
#pragma once

#include "base/bytes.h"

#include <string>

namespace base::crypto {

Bytes random_bytes(std::size_t count);

// 32 hexadecimal digits: the id of a visit, a session, a key of an idempotent request.
std::string random_id();

}  // namespace base::crypto
