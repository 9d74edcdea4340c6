#include "central/store/copying.h"

#include <soci/sqlite3/soci-sqlite3.h>

namespace central::store {

using base::Errc;
using base::Result;

// VACUUM INTO reads as of one moment and lets others write meanwhile.
Result<> copy_file_store(Connection& from, const std::filesystem::path& file)
{
    const auto name = file.string();
    from.sql << "VACUUM INTO :f", soci::use(name);
    return {};
}

Result<std::size_t> read_file_copy(const std::filesystem::path& file)
{
    soci::session copy(soci::sqlite3, "readonly=true dbname=\"" + file.string() + "\"");
    std::string verdict;
    copy << "PRAGMA integrity_check(1)", soci::into(verdict);
    int orphans = 0;
    copy << "SELECT count(*) FROM pragma_foreign_key_check", soci::into(orphans);
    int version = 0;
    copy << "PRAGMA user_version", soci::into(version);
    if (verdict != "ok" || orphans != 0 || version < 1)
        return base::fail(Errc::untrusted, "store: the copy is no sound store");
    return static_cast<std::size_t>(version);
}

// SOCI's header keeps SQLite's own names in a namespace.
static sqlite_api::sqlite3* raw_file(soci::session& sql)
{
    return static_cast<soci::sqlite3_session_backend*>(sql.get_backend())->conn_;
}

// All of it in one transaction: a restore that is cut off leaves the empty store.
Result<> load_file_copy(Connection& to, const std::filesystem::path& file)
{
    soci::session copy(soci::sqlite3, "readonly=true dbname=\"" + file.string() + "\"");
    auto* backup =
        sqlite_api::sqlite3_backup_init(raw_file(to.sql), "main", raw_file(copy), "main");
    const int stepped = backup ? sqlite_api::sqlite3_backup_step(backup, -1) : SQLITE_ERROR;
    const int finished = backup ? sqlite_api::sqlite3_backup_finish(backup) : SQLITE_ERROR;
    if (stepped != SQLITE_DONE || finished != SQLITE_OK)
        return base::fail(Errc::exhausted, "store: the copy cannot be loaded");
    return {};
}

}  // namespace central::store
