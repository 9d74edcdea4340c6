// The keys and certificates of one centre, as they lie in its data folder.
#pragma once

#include "base/clock.h"
#include "base/crypto/authority.h"

#include <filesystem>
#include <span>
#include <string>

namespace central {

struct DataFolder {
    std::filesystem::path path;

    std::filesystem::path catalogue() const { return path / "catalogue.json"; }
    std::filesystem::path store() const { return path / "store.db"; }
    std::filesystem::path authority_certificate() const { return path / "authority.pem"; }
    std::filesystem::path authority_key() const { return path / "authority.key"; }
    std::filesystem::path server_certificate() const { return path / "server.pem"; }
    std::filesystem::path server_key() const { return path / "server.key"; }
    std::filesystem::path issuer_certificate() const { return path / "issuer.pem"; }
    std::filesystem::path issuer_key() const { return path / "issuer.key"; }
    // Platforms of other authorities, a file each.
    std::filesystem::path sharing() const { return path / "sharing"; }
    // Instead of the table that the program was built with.
    std::filesystem::path holidays() const { return path / "holidays.toml"; }
};

struct Credentials {
    base::crypto::Authority authority;
    base::crypto::Key issuer_key;  // Signs documents.
    base::crypto::Certificate issuer;

    // Errc::untrusted when keys and certificates are not each other's, or hold no longer.
    static base::Result<Credentials> load(const DataFolder&, base::WallTime now);

    // Errc::refused when the folder has credentials already: they are never written over.
    static base::Result<> create(const DataFolder&, std::span<const std::string> hosts,
                                 base::WallTime now);
};

}  // namespace central
