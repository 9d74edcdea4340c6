#include "central/credentials.h"

#include "base/crypto/pem_file.h"

#include <sys/stat.h>

namespace central {

using base::Errc;
using base::Result;
using base::crypto::Authority;
using base::crypto::Certificate;
using base::crypto::Key;
using base::crypto::Purpose;
using base::crypto::Readable;
using base::crypto::Validity;

using Days = std::chrono::days;

static Validity from_now(base::WallTime now, Days days)
{
    // A terminal whose clock is somewhat behind must not find its certificate not yet valid.
    return {now - std::chrono::hours(1), now + days};
}

Result<Credentials> Credentials::load(const DataFolder& folder, base::WallTime now)
{
    auto authority_key = TRY(Key::load(folder.authority_key()));
    auto authority_certificate = TRY(Certificate::load(folder.authority_certificate()));
    auto authority =
        TRY(Authority::adopt(std::move(authority_key), std::move(authority_certificate)));
    auto issuer_key = TRY(Key::load(folder.issuer_key()));
    auto issuer = TRY(Certificate::load(folder.issuer_certificate()));
    if (!issuer.belongs_to(issuer_key))
        return base::fail(Errc::untrusted, "issuer.key is not the key of issuer.pem");
    TRY(issuer.verify(authority.certificate(), Purpose::document_signing, now));
    return Credentials{std::move(authority), std::move(issuer_key), std::move(issuer)};
}

static Result<> save(const Key& key, const std::filesystem::path& key_path,
                     const Certificate& certificate, const std::filesystem::path& path)
{
    TRY(key.save(key_path));
    return base::crypto::write_pem_file(path, certificate.pem(), Readable::by_all);
}

Result<> Credentials::create(const DataFolder& folder, std::span<const std::string> hosts,
                             base::WallTime now)
{
    std::error_code error;
    std::filesystem::create_directories(folder.path, error);
    if (error || ::chmod(folder.path.c_str(), 0700) != 0)
        return base::fail(Errc::refused, "cannot make the data folder");
    if (std::filesystem::exists(folder.authority_key()))
        return base::fail(Errc::refused, "the data folder has an authority already");

    const auto authority = Authority::create("Yimen centre authority", from_now(now, Days(3650)));
    const auto server_key = Key::generate();
    const auto server = authority.issue_server(server_key, hosts, from_now(now, Days(825)));
    const auto issuer_key = Key::generate();
    const auto issuer = authority.issue_document_signer(issuer_key, "Yimen demonstration seal",
                                                        from_now(now, Days(1825)));
    TRY(save(server_key, folder.server_key(), server, folder.server_certificate()));
    TRY(save(issuer_key, folder.issuer_key(), issuer, folder.issuer_certificate()));
    // Last: a folder without the authority's key is not taken for a finished one.
    return save(authority.key(), folder.authority_key(), authority.certificate(),
                folder.authority_certificate());
}

}  // namespace central
