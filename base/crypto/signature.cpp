#include "base/crypto/signature.h"

#include "base/crypto/openssl.h"
#include "base/verify.h"

namespace base::crypto {

using DigestContextPtr = std::unique_ptr<EVP_MD_CTX, Release<EVP_MD_CTX_free>>;

// A zero ends the purpose, which has none, so no two pairs give the same bytes.
static Bytes signed_bytes(std::string_view purpose, ByteView data)
{
    Bytes all;
    all.reserve(purpose.size() + 1 + data.size());
    append(all, purpose);
    all.push_back(std::byte{0});
    append(all, data);
    return all;
}

static unsigned char* raw(Bytes& from)
{
    return reinterpret_cast<unsigned char*>(from.data());
}

std::string sign(std::string_view purpose, ByteView data, const Key& key)
{
    auto message = signed_bytes(purpose, data);
    const DigestContextPtr context(EVP_MD_CTX_new());
    VERIFY(context);
    VERIFY(EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key.native()) == 1);
    std::size_t size = 0;
    VERIFY(EVP_DigestSign(context.get(), nullptr, &size, raw(message), message.size()) == 1);
    Bytes signature(size);
    VERIFY(EVP_DigestSign(context.get(), raw(signature), &size, raw(message), message.size()) == 1);
    signature.resize(size);
    return to_hex(signature);
}

Result<> verify_signature(std::string_view purpose, ByteView data, std::string_view signature,
                          const Certificate& issuer, WallTime at)
{
    if (!issuer.may(Purpose::document_signing) || !issuer.is_valid(at))
        return fail(Errc::untrusted, "the issuer's certificate does not sign now");
    auto der = TRY(from_hex(signature));
    auto message = signed_bytes(purpose, data);
    const DigestContextPtr context(EVP_MD_CTX_new());
    VERIFY(context);
    auto* key = X509_get0_pubkey(issuer.native());
    if (!key || EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1)
        return fail(Errc::untrusted, "the issuer's key cannot be used: " + last_reason());
    if (EVP_DigestVerify(context.get(), raw(der), der.size(), raw(message), message.size()) != 1) {
        last_reason();
        return fail(Errc::untrusted, "the signature does not verify");
    }
    return {};
}

}  // namespace base::crypto
