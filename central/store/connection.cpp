#include "central/store/connection.h"

#include "central/store/postgresql.h"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <stdexcept>

namespace central::store {

using base::Errc;

base::Result<> told_by(const std::exception& error)
{
    // what() of a soci_error repeats the values of the statement: names and numbers of people.
    if (const auto* told = dynamic_cast<const soci::soci_error*>(&error))
        return base::fail(Errc::exhausted, "store: " + told->get_error_message());
    return base::fail(Errc::exhausted, std::string("store: ") + error.what());
}

bool may_try_again(const std::exception& error)
{
    return postgresql::may_try_again(error);
}

Dialect Connection::dialect() const
{
    return location_.is_file() ? Dialect::sqlite : Dialect::postgresql;
}

static void open_file(soci::session& sql, const std::filesystem::path& path)
{
    sql.open(soci::sqlite3, "dbname=\"" + path.string() + "\" timeout=10");
    std::string mode;
    sql << "PRAGMA journal_mode = WAL", soci::into(mode);
    sql << "PRAGMA synchronous = FULL";
    sql << "PRAGMA foreign_keys = ON";
    sql << "PRAGMA secure_delete = ON";
    if (mode != "wal")
        throw std::runtime_error("the file system has no shared memory");
}

void Connection::open()
{
    if (sql.get_backend())
        sql.close();
    if (location_.is_file()) {
        open_file(sql, location_.file);
    } else {
        sql.open(soci::postgresql, postgresql::connect_string(location_.url));
        postgresql::prepare(sql);
    }
}

void Connection::revive()
{
    if (is_in_transaction_)
        return;
    const bool is_well =
        location_.is_file() ? sql.get_backend() != nullptr : postgresql::is_alive(sql);
    if (!is_well)
        open();
}

void Connection::begin()
{
    sql << std::string(store::begin(dialect()));
    is_in_transaction_ = true;
}

void Connection::commit()
{
    if (!location_.is_file() && postgresql::has_failed_transaction(sql))
        throw std::runtime_error("a statement of the transaction has failed");
    sql << "COMMIT";
    is_in_transaction_ = false;
}

void Connection::roll_back() noexcept
{
    is_in_transaction_ = false;
    try {
        sql << "ROLLBACK";
    } catch (const std::exception&) {
        // Either database rolls back by itself when the connection or the disk is gone.
    }
}

}  // namespace central::store
