#include "base/crypto/certificate.h"

#include "base/crypto/digest.h"
#include "base/crypto/name.h"
#include "base/crypto/pem_file.h"
#include "base/verify.h"

#include <algorithm>

namespace base::crypto {

using ExtendedUse = std::unique_ptr<EXTENDED_KEY_USAGE, Release<EXTENDED_KEY_USAGE_free>>;

// id-kp-documentSigning, RFC 9336: younger than OpenSSL 3.0's table of names.
static constexpr std::string_view document_signing_oid = "1.3.6.1.5.5.7.3.36";

void Certificate::Free::operator()(x509_st* certificate) const
{
    X509_free(certificate);
}

Certificate Certificate::adopt(x509_st* certificate)
{
    VERIFY(certificate);
    return Certificate(certificate);
}

Result<Certificate> Certificate::from_pem(std::string_view pem)
{
    const auto bio = read_from(pem);
    Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (!certificate.certificate_)
        return fail(Errc::malformed, "not a certificate: " + last_reason());
    return certificate;
}

Result<Certificate> Certificate::from_der(ByteView der)
{
    const auto* next = reinterpret_cast<const unsigned char*>(der.data());
    Certificate certificate(d2i_X509(nullptr, &next, static_cast<long>(der.size())));
    if (!certificate.certificate_)
        return fail(Errc::malformed, "not a certificate: " + last_reason());
    return certificate;
}

Result<Certificate> Certificate::load(const std::filesystem::path& path)
{
    return from_pem(TRY(read_pem_file(path)));
}

std::string Certificate::pem() const
{
    const BioPtr bio(BIO_new(BIO_s_mem()));
    VERIFY(bio && PEM_write_bio_X509(bio.get(), native()) == 1);
    return written_to(bio.get());
}

Bytes Certificate::der() const
{
    unsigned char* start = nullptr;
    const int size = i2d_X509(native(), &start);
    VERIFY(size > 0);
    const auto* first = reinterpret_cast<const std::byte*>(start);
    Bytes result(first, first + size);
    OPENSSL_free(start);
    return result;
}

std::string Certificate::fingerprint() const
{
    return sha256_hex(der());
}

std::string Certificate::common_name() const
{
    return common_name_of(X509_get_subject_name(native()));
}

Validity Certificate::validity() const
{
    return {from_asn1(X509_get0_notBefore(native())), from_asn1(X509_get0_notAfter(native()))};
}

bool Certificate::is_valid(WallTime at) const
{
    const auto [from, to] = validity();
    return from <= at && at <= to;
}

bool Certificate::belongs_to(const Key& key) const
{
    return EVP_PKEY_eq(X509_get0_pubkey(native()), key.native()) == 1;
}

bool Certificate::operator==(const Certificate& other) const
{
    return X509_cmp(native(), other.native()) == 0;
}

static bool is_document_signing(const X509* certificate)
{
    const ExtendedUse uses(static_cast<EXTENDED_KEY_USAGE*>(
        X509_get_ext_d2i(certificate, NID_ext_key_usage, nullptr, nullptr)));
    if (!uses || sk_ASN1_OBJECT_num(uses.get()) != 1)
        return false;
    char name[64] = {};
    OBJ_obj2txt(name, sizeof name, sk_ASN1_OBJECT_value(uses.get(), 0), 1);
    return name == document_signing_oid;
}

bool Certificate::may(Purpose purpose) const
{
    const auto use = X509_get_extended_key_usage(native());
    const bool has_use = (X509_get_extension_flags(native()) & EXFLAG_XKUSAGE) != 0;
    switch (purpose) {
    case Purpose::authority:
        return X509_check_ca(native()) == 1;
    case Purpose::server:
        return has_use && (use & XKU_SSL_SERVER) != 0;
    case Purpose::client:
        return has_use && (use & XKU_SSL_CLIENT) != 0;
    case Purpose::document_signing:
        return is_document_signing(native());
    }
    std::unreachable();
}

Result<> Certificate::verify(const Certificate& authority, Purpose purpose, WallTime at) const
{
    if (!may(purpose))
        return fail(Errc::untrusted, "the certificate is not meant for this use");
    const StorePtr store(X509_STORE_new());
    const StoreContextPtr context(X509_STORE_CTX_new());
    VERIFY(store && context && X509_STORE_add_cert(store.get(), authority.native()) == 1);
    VERIFY(X509_STORE_CTX_init(context.get(), store.get(), native(), nullptr) == 1);
    X509_STORE_CTX_set_time(context.get(), 0, std::chrono::system_clock::to_time_t(at));
    if (X509_verify_cert(context.get()) != 1)
        return fail(Errc::untrusted,
                    X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get())));
    return {};
}

}  // namespace base::crypto
