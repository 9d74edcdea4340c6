// A private certificate authority: the root of trust of one centre and its terminals.
#pragma once

#include "base/crypto/certificate.h"
#include "base/crypto/certificate_request.h"

#include <span>
#include <string>

namespace base::crypto {

class Authority {
public:
    static Authority create(const std::string& common_name, Validity);

    // Errc::untrusted when the key is another's.
    static Result<Authority> adopt(Key, Certificate);

    // hosts: names and IP addresses under which the server is reached.
    Certificate issue_server(const Key&, std::span<const std::string> hosts, Validity) const;

    // The common name is the centre's to give; the one in the request is not looked at.
    Certificate issue_client(const CertificateRequest&, const std::string& common_name,
                             Validity) const;
    Certificate issue_document_signer(const Key&, const std::string& common_name, Validity) const;

    const Key& key() const { return key_; }
    const Certificate& certificate() const { return certificate_; }

private:
    Authority(Key key, Certificate certificate);

    Key key_;
    Certificate certificate_;
};

}  // namespace base::crypto
