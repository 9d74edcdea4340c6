#include "base/crypto/password.h"

#include "base/bytes.h"
#include "base/crypto/digest.h"
#include "base/crypto/random.h"
#include "base/verify.h"

#include <openssl/evp.h>

#include <array>

namespace base::crypto {

static std::string derive(const SecretText& password, ByteView salt)
{
    // RFC 7914 for interactive use: N = 2^14, r = 8, p = 1.
    static constexpr std::uint64_t cost = 1U << 14U;
    static constexpr std::uint64_t memory_limit = 64U << 20U;
    std::array<unsigned char, 32> key{};
    const auto& text = password.reveal();
    const int derived = EVP_PBE_scrypt(
        text.data(), text.size(), reinterpret_cast<const unsigned char*>(salt.data()), salt.size(),
        cost, 8, 1, memory_limit, key.data(), key.size());
    VERIFY(derived == 1);
    return to_hex(std::as_bytes(std::span(key)));
}

std::string hash_password(const SecretText& password)
{
    const auto salt = random_bytes(16);
    return "scrypt:" + to_hex(salt) + ":" + derive(password, salt);
}

bool is_password(const SecretText& password, const std::string& stored)
{
    const auto first = stored.find(':');
    const auto second = stored.find(':', first == std::string::npos ? first : first + 1);
    if (second == std::string::npos || stored.substr(0, first) != "scrypt")
        return false;
    const auto salt = from_hex(stored.substr(first + 1, second - first - 1));
    return salt && is_same(derive(password, *salt), stored.substr(second + 1));
}

}  // namespace base::crypto
