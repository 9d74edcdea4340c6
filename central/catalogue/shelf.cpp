#include "central/catalogue/shelf.h"

#include "base/crypto/digest.h"
#include "base/crypto/pem_file.h"
#include "base/crypto/signature.h"
#include "base/json.h"
#include "base/log.h"
#include "central/catalogue/rules.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

namespace central::catalogue {

namespace fs = std::filesystem;
using base::Errc;
using base::Result;

// All versions, past and to come, are more than one day's.
static constexpr std::size_t file_limit = 4 * wire::catalogue_limit;
static constexpr std::chrono::hours beijing{8};

Result<> publish(const wire::Catalogue& all, const fs::path& file)
{
    auto dated = all;
    // The contract wants a day; as_of() sets the one that counts.
    dated.day = "2000-01-01";
    const auto text = encode(dated).dump();
    if (text.size() > wire::catalogue_limit)
        return base::fail(Errc::exhausted, fmt::format("a catalogue of {} bytes, at most {}",
                                                       text.size(), wire::catalogue_limit));
    return base::crypto::write_pem_file(file, text, base::crypto::Readable::by_all);
}

Result<wire::Catalogue> published(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return base::fail(Errc::not_found, file.string() + " is not there: publish one first");
    std::ostringstream text;
    text << stream.rdbuf();
    const auto json = TRY(base::parse_json(text.str(), file_limit));
    return wire::decode_catalogue(json, base::Extra::refused);
}

static Result<Shelf::Release> make_release(const fs::path& file, const std::string& day,
                                           const base::crypto::Key& issuer)
{
    const auto all = TRY(published(file));
    auto text = encode(as_of(all, day)).dump();
    auto digest = base::crypto::sha256_hex(base::view(text));
    auto signature = base::crypto::sign(wire::catalogue_purpose, base::view(text), issuer);
    return Shelf::Release{.digest = std::move(digest),
                          .body = encode(wire::CatalogueRelease{.catalogue = std::move(text),
                                                                .signature = std::move(signature)})
                                      .dump()};
}

const Shelf::Release* Shelf::release(const base::crypto::Key& issuer, base::WallTime now)
{
    std::error_code error;
    const auto written = fs::last_write_time(file_, error);
    if (error) {
        release_.reset();
        day_.clear();
        return nullptr;
    }
    const auto day = base::to_rfc3339(now + beijing).substr(0, 10);
    if (day != day_ || written != written_) {
        day_ = day;
        written_ = written;
        auto made = make_release(file_, day, issuer);
        if (!made)
            base::log(base::LogEvent::catalogue_refused, {{"cause", made.error()}});
        release_ = made ? std::optional(std::move(*made)) : std::nullopt;
    }
    return release_ ? &*release_ : nullptr;
}

}  // namespace central::catalogue
