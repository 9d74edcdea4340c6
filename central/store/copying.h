// How each of the databases is copied; for backup.cpp.
#pragma once

#include "central/store/connection.h"

namespace central::store {

// All throw what SOCI throws. The file is there and empty; it is for the owner only.
base::Result<> copy_file_store(Connection& from, const std::filesystem::path& file);
base::Result<> copy_server_store(Connection& from, const std::filesystem::path& file);

// That a copy can be read from end to end: the version of its schema.
base::Result<std::size_t> read_file_copy(const std::filesystem::path& file);
base::Result<std::size_t> read_server_copy(Connection&, const std::filesystem::path& file);

base::Result<> load_file_copy(Connection& to, const std::filesystem::path& file);
base::Result<> load_server_copy(Connection& to, const std::filesystem::path& file);

}  // namespace central::store
