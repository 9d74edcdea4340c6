// The catalogue as this terminal keeps it: the release that the centre signed, checked again
// whenever it is read, so that guides can be had without the centre and nobody's can be slipped in.
#pragma once

#include "base/clock.h"
#include "base/crypto/certificate.h"
#include "central/wire/catalogue.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace kiosk {

struct CatalogueCopy {
    std::string digest;  // SHA-256 of the signed text.
    std::shared_ptr<const wire::Catalogue> catalogue;
};

// Errc::untrusted when the issuer did not sign it, Errc::malformed when it is not what the contract
// says, Errc::exhausted above wire::release_limit.
base::Result<CatalogueCopy> open_release(std::string_view release,
                                         const base::crypto::Certificate& issuer,
                                         base::WallTime now);

// Errc::not_found while none was kept; else as above.
base::Result<CatalogueCopy> load_catalogue(const std::filesystem::path&,
                                           const base::crypto::Certificate& issuer,
                                           base::WallTime now);

// In one step, or not at all.
base::Result<> keep_catalogue(const std::filesystem::path&, std::string_view release);

}  // namespace kiosk
