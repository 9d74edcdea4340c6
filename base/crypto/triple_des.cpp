#include "base/crypto/triple_des.h"

#include "base/verify.h"

#include "base/crypto/openssl.h"

#include <algorithm>
#include <array>

namespace base::crypto {

using Block = std::array<std::byte, des_block>;
using CipherPtr = std::unique_ptr<EVP_CIPHER_CTX, Release<EVP_CIPHER_CTX_free>>;

enum class Way : int { decrypt = 0, encrypt = 1 };

static unsigned char* raw(std::byte* data)
{
    return reinterpret_cast<unsigned char*>(data);
}

static const unsigned char* raw(const std::byte* data)
{
    return reinterpret_cast<const unsigned char*>(data);
}

static Bytes run(Way way, ByteView key, const Block& before, ByteView data)
{
    VERIFY(key.size() == triple_des_key && data.size() % des_block == 0);
    const CipherPtr cipher(EVP_CIPHER_CTX_new());
    VERIFY(cipher);
    VERIFY(EVP_CipherInit_ex2(cipher.get(), EVP_des_ede_cbc(), raw(key.data()), raw(before.data()),
                              static_cast<int>(way), nullptr) == 1);
    EVP_CIPHER_CTX_set_padding(cipher.get(), 0);
    Bytes out(data.size());
    int size = 0;
    VERIFY(EVP_CipherUpdate(cipher.get(), raw(out.data()), &size, raw(data.data()),
                            static_cast<int>(data.size())) == 1);
    VERIFY(static_cast<std::size_t>(size) == out.size());
    return out;
}

Bytes triple_des_encrypt(ByteView key, ByteView data)
{
    return run(Way::encrypt, key, {}, data);
}

Bytes triple_des_decrypt(ByteView key, ByteView data)
{
    return run(Way::decrypt, key, {}, data);
}

// Single DES of all blocks but the last, which gets triple DES. OpenSSL has single DES no more, but
// triple DES with the same key three times is that.
Bytes retail_mac(ByteView key, ByteView padded)
{
    VERIFY(key.size() == triple_des_key && !padded.empty() && padded.size() % des_block == 0);
    const auto head = padded.first(padded.size() - des_block);
    Block chain{};
    if (!head.empty()) {
        Bytes same(key.begin(), key.begin() + des_block);
        append(same, key.first(des_block));
        const auto chained = run(Way::encrypt, same, {}, head);
        std::copy_n(chained.end() - des_block, des_block, chain.begin());
        OPENSSL_cleanse(same.data(), same.size());
    }
    return run(Way::encrypt, key, chain, padded.last(des_block));
}

}  // namespace base::crypto
