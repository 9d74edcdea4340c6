// A request for a certificate (PKCS #10): made by a terminal, judged by the centre.
#pragma once

#include "base/crypto/key.h"

#include <string>

struct X509_req_st;

namespace base::crypto {

class CertificateRequest {
public:
    static CertificateRequest create(const Key&, const std::string& common_name);

    // Checks that the sender holds the private key and that it is on P-256; Errc::untrusted or
    // Errc::malformed otherwise.
    static Result<CertificateRequest> from_pem(std::string_view);

    std::string pem() const;
    std::string common_name() const;

    X509_req_st* native() const { return request_.get(); }

private:
    struct Free {
        void operator()(X509_req_st*) const;
    };
    explicit CertificateRequest(X509_req_st* request) : request_(request) {}

    std::unique_ptr<X509_req_st, Free> request_;
};

}  // namespace base::crypto
