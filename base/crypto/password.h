// A short secret that people type, kept so that a stolen file does not tell it: scrypt with a salt
// of its own.
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <string>

namespace base::crypto {

// "scrypt:<salt>:<hash>" in hexadecimal. Takes about 50 ms and 16 MiB, on purpose.
std::string hash_password(const SecretText&);

// False also when the stored text is damaged.
bool is_password(const SecretText&, const std::string& stored);

}  // namespace base::crypto
