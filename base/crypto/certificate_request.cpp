#include "base/crypto/certificate_request.h"

#include "base/crypto/name.h"
#include "base/verify.h"

namespace base::crypto {

void CertificateRequest::Free::operator()(X509_req_st* request) const
{
    X509_REQ_free(request);
}

CertificateRequest CertificateRequest::create(const Key& key, const std::string& common_name)
{
    CertificateRequest made(X509_REQ_new());
    auto* request = made.native();
    VERIFY(request && X509_REQ_set_version(request, X509_REQ_VERSION_1) == 1);
    set_common_name(X509_REQ_get_subject_name(request), common_name);
    VERIFY(X509_REQ_set_pubkey(request, key.native()) == 1);
    VERIFY(X509_REQ_sign(request, key.native(), EVP_sha256()) > 0);
    return made;
}

Result<CertificateRequest> CertificateRequest::from_pem(std::string_view pem)
{
    const auto bio = read_from(pem);
    CertificateRequest request(PEM_read_bio_X509_REQ(bio.get(), nullptr, nullptr, nullptr));
    if (!request.request_)
        return fail(Errc::malformed, "not a certificate request: " + last_reason());
    auto* key = X509_REQ_get0_pubkey(request.native());
    if (!key || !is_p256(key))
        return fail(Errc::malformed, "the certificate request's key is not on P-256");
    if (X509_REQ_verify(request.native(), key) != 1)
        return fail(Errc::untrusted, "the certificate request's signature: " + last_reason());
    return request;
}

std::string CertificateRequest::pem() const
{
    const BioPtr bio(BIO_new(BIO_s_mem()));
    VERIFY(bio && PEM_write_bio_X509_REQ(bio.get(), native()) == 1);
    return written_to(bio.get());
}

std::string CertificateRequest::common_name() const
{
    return common_name_of(X509_REQ_get_subject_name(native()));
}

}  // namespace base::crypto
