#include "base/crypto/random.h"

#include "base/verify.h"

#include <openssl/rand.h>

namespace base::crypto {

Bytes random_bytes(std::size_t count)
{
    Bytes result(count);
    // Without randomness nothing here is safe to do; the kernel's generator does not fail.
    VERIFY(RAND_bytes(reinterpret_cast<unsigned char*>(result.data()), static_cast<int>(count)) ==
           1);
    return result;
}

std::string random_id()
{
    return to_hex(random_bytes(16));
}

}  // namespace base::crypto
