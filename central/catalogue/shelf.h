// The catalogue that a centre has published: what is in force today, signed, ready to be sent. It
// follows its file, which yimen-centralctl replaces in one step while the service runs.
#pragma once

#include "base/clock.h"
#include "base/crypto/key.h"
#include "central/wire/catalogue.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace central::catalogue {

// Replaces the file in one step. Errc::exhausted for one that no terminal would take.
base::Result<> publish(const wire::Catalogue& all, const std::filesystem::path& file);
// Errc::not_found where nothing was published.
base::Result<wire::Catalogue> published(const std::filesystem::path& file);

// Used by one thread.
class Shelf {
public:
    explicit Shelf(std::filesystem::path file) : file_(std::move(file)) {}

    struct Release {
        std::string digest;  // SHA-256 of the catalogue's text.
        std::string body;    // A CatalogueRelease in JSON.
    };
    // Of that moment's day in Beijing. Null while nothing can be had: nothing was published, or
    // what lies there cannot be read (which is logged).
    const Release* release(const base::crypto::Key& issuer, base::WallTime now);

private:
    std::filesystem::path file_;
    std::filesystem::file_time_type written_{};
    std::string day_;
    std::optional<Release> release_;
};

}  // namespace central::catalogue
