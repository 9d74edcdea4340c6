#include "base/crypto/name.h"

#include "base/verify.h"

#include <openssl/ec.h>

namespace base::crypto {

void set_common_name(X509_NAME* name, const std::string& text)
{
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    VERIFY(X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_UTF8, bytes,
                                      static_cast<int>(text.size()), -1, 0) == 1);
}

std::string common_name_of(const X509_NAME* name)
{
    const int index = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
    if (index < 0 || X509_NAME_get_index_by_NID(name, NID_commonName, index) >= 0)
        return {};
    unsigned char* utf8 = nullptr;
    const int size =
        ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, index)));
    if (size < 0)
        return {};
    std::string text(reinterpret_cast<const char*>(utf8), static_cast<std::size_t>(size));
    OPENSSL_free(utf8);
    return text;
}

bool is_p256(EVP_PKEY* key)
{
    char name[32] = {};
    return EVP_PKEY_get_group_name(key, name, sizeof name, nullptr) == 1 &&
           std::string_view(name) == "prime256v1";
}

}  // namespace base::crypto
