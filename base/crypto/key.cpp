#include "base/crypto/key.h"

#include "base/crypto/name.h"
#include "base/crypto/pem_file.h"
#include "base/verify.h"

namespace base::crypto {

void Key::Free::operator()(evp_pkey_st* key) const
{
    EVP_PKEY_free(key);
}

Key Key::generate()
{
    auto* key = EVP_EC_gen("P-256");
    VERIFY(key);
    return Key(key);
}

// Without this OpenSSL would ask for a passphrase on the terminal.
static int no_passphrase(char*, int, int, void*)
{
    return -1;
}

Result<Key> Key::from_pem(std::string_view pem)
{
    const auto bio = read_from(pem);
    Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, no_passphrase, nullptr));
    if (!key.key_)
        return fail(Errc::malformed, "not a private key: " + last_reason());
    if (!is_p256(key.native()))
        return fail(Errc::malformed, "not a key on P-256");
    return key;
}

Result<Key> Key::load(const std::filesystem::path& path)
{
    const SecretText pem(TRY(read_pem_file(path)));
    return from_pem(pem.reveal());
}

SecretText Key::private_pem() const
{
    const BioPtr bio(BIO_new(BIO_s_secmem()));
    VERIFY(bio && PEM_write_bio_PKCS8PrivateKey(bio.get(), native(), nullptr, nullptr, 0, nullptr,
                                                nullptr) == 1);
    return SecretText(written_to(bio.get()));
}

Result<> Key::save(const std::filesystem::path& path) const
{
    return write_pem_file(path, private_pem().reveal(), Readable::by_owner);
}

bool Key::has_same_public_key(const Key& other) const
{
    return EVP_PKEY_eq(native(), other.native()) == 1;
}

}  // namespace base::crypto
