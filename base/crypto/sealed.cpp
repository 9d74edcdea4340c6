#include "base/crypto/sealed.h"

#include "base/crypto/openssl.h"
#include "base/verify.h"

namespace base::crypto {

static constexpr std::size_t size_limit = 65'536;
static constexpr unsigned flags = CMS_BINARY | CMS_PARTIAL;

// The issuer's certificate is meant for signatures, which CMS_encrypt does not look at: the curve
// P-256 serves both, and a terminal has no other key of the centre.
Result<Bytes> seal(ByteView plain, const Certificate& reader)
{
    if (plain.size() > size_limit)
        return fail(Errc::exhausted, "too long to seal");
    const CmsPtr cms(CMS_encrypt(nullptr, nullptr, EVP_aes_256_gcm(), flags));
    VERIFY(cms);
    if (!CMS_add1_recipient_cert(cms.get(), reader.native(), 0))
        return fail(Errc::untrusted, "cannot seal: " + last_reason());
    const auto content = read_from(plain);
    if (CMS_final(cms.get(), content.get(), nullptr, flags) != 1)
        return fail(Errc::untrusted, "cannot seal: " + last_reason());
    unsigned char* start = nullptr;
    const int size = i2d_CMS_ContentInfo(cms.get(), &start);
    VERIFY(size > 0);
    const auto* first = reinterpret_cast<const std::byte*>(start);
    Bytes der(first, first + size);
    OPENSSL_free(start);
    return der;
}

Result<Secret<Bytes>> open_sealed(ByteView sealed, const Key& key, const Certificate& reader)
{
    if (sealed.size() > 2 * size_limit)
        return fail(Errc::exhausted, "too long to be sealed here");
    const auto* next = reinterpret_cast<const unsigned char*>(sealed.data());
    const CmsPtr cms(d2i_CMS_ContentInfo(nullptr, &next, static_cast<long>(sealed.size())));
    if (!cms) {
        [[maybe_unused]] const auto reason = last_reason();
        return fail(Errc::untrusted, "not sealed");
    }
    const BioPtr out(BIO_new(BIO_s_mem()));
    VERIFY(out);
    if (CMS_decrypt(cms.get(), key.native(), reader.native(), nullptr, out.get(), 0) != 1)
        return fail(Errc::untrusted, "cannot be opened: " + last_reason());
    char* data = nullptr;
    const long size = BIO_get_mem_data(out.get(), &data);
    const auto* first = reinterpret_cast<const std::byte*>(data);
    Secret<Bytes> plain(Bytes(first, first + size));
    if (size > 0)
        OPENSSL_cleanse(data, static_cast<std::size_t>(size));
    return plain;
}

}  // namespace base::crypto
