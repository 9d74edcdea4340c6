// Copies of a store, made while the service uses it, and stores made from copies.
//
// A file is copied by SQLite, a database by pg_dump (custom format): a copy is the store at one
// moment and holds everything that had been said to be kept then. Beside FILE lies FILE.sha256 in
// the form of sha256sum. Both are for their owner only: what the store knows of people is in them.
#pragma once

#include "central/store/location.h"

namespace central::store {

// Errc::refused when the file is there already, Errc::not_found when there is no store, or no
// pg_dump of the server's major version; the copy was read back when this returns well.
base::Result<> back_up(const Location& from, const std::filesystem::path& file);

// The service must not be running. Errc::refused when the store has anything, or when the copy is
// of a newer version of this program; Errc::untrusted when the copy is not what was written.
base::Result<> restore(const Location& to, const std::filesystem::path& file);

}  // namespace central::store
