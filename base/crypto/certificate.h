// An X.509 certificate: whose it is, how long it holds, and whether an authority stands behind it.
#pragma once

#include "base/bytes.h"
#include "base/clock.h"
#include "base/crypto/key.h"

#include <filesystem>
#include <memory>
#include <string>

struct x509_st;

namespace base::crypto {

struct Validity {
    WallTime from;
    WallTime to;
};

// What a certificate is allowed to do. Certificates of one authority cannot stand in for each
// other: a terminal's does not sign documents.
enum class Purpose { authority, server, client, document_signing };

class Certificate {
public:
    static Result<Certificate> from_pem(std::string_view);
    static Result<Certificate> from_der(ByteView);
    static Result<Certificate> load(const std::filesystem::path&);
    static Certificate adopt(x509_st*);

    std::string pem() const;
    Bytes der() const;
    std::string fingerprint() const;  // SHA-256 of the DER, hexadecimal.
    std::string common_name() const;
    Validity validity() const;
    bool is_valid(WallTime at) const;
    bool belongs_to(const Key&) const;
    bool may(Purpose) const;

    // Signed by the authority, both valid at the time, and meant for the purpose: Errc::untrusted
    // with the cause otherwise.
    Result<> verify(const Certificate& authority, Purpose, WallTime at) const;

    bool operator==(const Certificate&) const;
    x509_st* native() const { return certificate_.get(); }

private:
    struct Free {
        void operator()(x509_st*) const;
    };
    explicit Certificate(x509_st* certificate) : certificate_(certificate) {}

    std::unique_ptr<x509_st, Free> certificate_;
};

}  // namespace base::crypto
