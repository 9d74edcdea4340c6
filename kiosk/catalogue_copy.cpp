#include "kiosk/catalogue_copy.h"

#include "base/crypto/digest.h"
#include "base/crypto/pem_file.h"
#include "base/crypto/signature.h"
#include "base/json.h"

#include <fstream>
#include <sstream>

namespace kiosk {

using base::Errc;
using base::Result;

Result<CatalogueCopy> open_release(std::string_view release,
                                   const base::crypto::Certificate& issuer, base::WallTime now)
{
    const auto outer = TRY(base::parse_json(release, wire::release_limit));
    const auto signed_text = TRY(wire::decode_release(outer, base::Extra::ignored));
    const auto& text = signed_text.catalogue;
    TRY(base::crypto::verify_signature(wire::catalogue_purpose, base::view(text),
                                       signed_text.signature, issuer, now));
    const auto inner = TRY(base::parse_json(text, wire::catalogue_limit));
    auto catalogue = TRY(wire::decode_catalogue(inner, base::Extra::ignored));
    return CatalogueCopy{
        .digest = base::crypto::sha256_hex(base::view(text)),
        .catalogue = std::make_shared<const wire::Catalogue>(std::move(catalogue))};
}

Result<CatalogueCopy> load_catalogue(const std::filesystem::path& path,
                                     const base::crypto::Certificate& issuer, base::WallTime now)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (error)
        return base::fail(Errc::not_found, "no catalogue is kept here");
    if (size > wire::release_limit)
        return base::fail(Errc::exhausted, "the catalogue kept here is too large");
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return open_release(text.str(), issuer, now);
}

Result<> keep_catalogue(const std::filesystem::path& path, std::string_view release)
{
    return base::crypto::write_pem_file(path, release, base::crypto::Readable::by_all);
}

}  // namespace kiosk
