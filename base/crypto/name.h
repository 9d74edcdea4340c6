// The common name inside OpenSSL's X509_NAME, for this folder's .cpp files only.
#pragma once

#include "base/crypto/openssl.h"

namespace base::crypto {

void set_common_name(X509_NAME*, const std::string&);

// Empty when there is none, or more than one.
std::string common_name_of(const X509_NAME*);

bool is_p256(EVP_PKEY*);

}  // namespace base::crypto
