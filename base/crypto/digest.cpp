#include "base/crypto/digest.h"

#include "base/verify.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace base::crypto {

Bytes sha256(ByteView data)
{
    Bytes result(32);
    unsigned size = 0;
    VERIFY(EVP_Digest(data.data(), data.size(), reinterpret_cast<unsigned char*>(result.data()),
                      &size, EVP_sha256(), nullptr) == 1);
    VERIFY(size == result.size());
    return result;
}

std::string sha256_hex(ByteView data)
{
    return to_hex(sha256(data));
}

bool is_same(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace base::crypto
