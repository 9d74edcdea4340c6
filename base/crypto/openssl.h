// OpenSSL's objects under unique_ptr, for this folder's .cpp files only.
#pragma once

#include "base/bytes.h"
#include "base/clock.h"

#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>
#include <string>

namespace base::crypto {

template <auto release>
struct Release {
    template <class T>
    void operator()(T* object) const
    {
        release(object);
    }
};

using BioPtr = std::unique_ptr<BIO, Release<BIO_free_all>>;
using BigNumberPtr = std::unique_ptr<BIGNUM, Release<BN_free>>;
using CmsPtr = std::unique_ptr<CMS_ContentInfo, Release<CMS_ContentInfo_free>>;
using ExtensionPtr = std::unique_ptr<X509_EXTENSION, Release<X509_EXTENSION_free>>;
using KeyContextPtr = std::unique_ptr<EVP_PKEY_CTX, Release<EVP_PKEY_CTX_free>>;
using StorePtr = std::unique_ptr<X509_STORE, Release<X509_STORE_free>>;
using StoreContextPtr = std::unique_ptr<X509_STORE_CTX, Release<X509_STORE_CTX_free>>;
using TimePtr = std::unique_ptr<ASN1_TIME, Release<ASN1_TIME_free>>;

// The reason that OpenSSL gives last; its queue is empty afterwards.
std::string last_reason();

BioPtr read_from(std::string_view);
BioPtr read_from(ByteView);
std::string written_to(BIO*);

TimePtr to_asn1(WallTime);
WallTime from_asn1(const ASN1_TIME*);

}  // namespace base::crypto
