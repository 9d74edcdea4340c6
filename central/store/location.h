// Where a store lies: in a file (SQLite), or in a database of a PostgreSQL server.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>

namespace central::store {

struct Location {
    std::filesystem::path file;  // Empty: on a server.
    std::string url;  // postgresql://[USER@]HOST[,HOST…][:PORT]/DATABASE[?NAME=VALUE&…]

    bool is_file() const { return url.empty(); }

    // What begins with postgresql:// or postgres:// is a URL, anything else the path of a file.
    // Errc::malformed for a URL that libpq does not understand, or that has a password in it:
    // whoever lists the processes would read it. PGPASSFILE or PGPASSWORD are the places for it.
    static base::Result<Location> from_text(const std::string& text);
};

}  // namespace central::store
