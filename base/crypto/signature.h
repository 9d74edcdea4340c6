// A signature of plain bytes by the issuer's key, for what is no document: ECDSA on P-256 with
// SHA-256, as lower-case hexadecimal digits of its DER.
#pragma once

#include "base/bytes.h"
#include "base/crypto/certificate.h"

#include <string>
#include <string_view>

namespace base::crypto {

// purpose is signed as well, so that what was signed as one thing never passes for another.
std::string sign(std::string_view purpose, ByteView, const Key&);

// Errc::untrusted unless exactly these bytes were signed for this purpose with the issuer's key,
// and its certificate signs documents at that time.
Result<> verify_signature(std::string_view purpose, ByteView, std::string_view signature,
                          const Certificate& issuer, WallTime at);

}  // namespace base::crypto
