#include "base/crypto/digest.h"

#include "base/verify.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace base::crypto {

static Bytes digest(ByteView data, const EVP_MD* algorithm, std::size_t expected)
{
    Bytes result(expected);
    unsigned size = 0;
    VERIFY(EVP_Digest(data.data(), data.size(), reinterpret_cast<unsigned char*>(result.data()),
                      &size, algorithm, nullptr) == 1);
    VERIFY(size == result.size());
    return result;
}

Bytes sha256(ByteView data)
{
    return digest(data, EVP_sha256(), 32);
}

Bytes sha1(ByteView data)
{
    return digest(data, EVP_sha1(), 20);
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
