// Bytes for one reader: what is sealed with somebody's certificate only the holder of its key
// opens, also not whoever sealed it. CMS enveloped data, AES-256-GCM under ECDH.
#pragma once

#include "base/crypto/certificate.h"
#include "base/secret.h"

namespace base::crypto {

// At most 64 KiB. Gives DER.
Result<Bytes> seal(ByteView, const Certificate& reader);

// Errc::untrusted when it was not sealed for this reader or was changed since.
Result<Secret<Bytes>> open_sealed(ByteView sealed, const Key&, const Certificate& reader);

}  // namespace base::crypto
