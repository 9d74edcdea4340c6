#include "central/store/store.h"

#include "central/store/connection.h"
#include "central/store/schema.h"

#include <soci/sqlite3/soci-sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

namespace central::store {

using base::Errc;
using base::Result;

Result<> told_by(const std::exception& error)
{
    // what() of a soci_error repeats the values of the statement: names and numbers of people.
    if (const auto* told = dynamic_cast<const soci::soci_error*>(&error))
        return base::fail(Errc::exhausted, "store: " + told->get_error_message());
    return base::fail(Errc::exhausted, std::string("store: ") + error.what());
}

Store::Store(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}

Store::~Store() = default;

// SQLite gives its -wal and -shm files the mode of the database.
static Result<> create_private(const std::filesystem::path& path)
{
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return base::fail(Errc::not_found, "store: cannot open the file");
    ::close(file);
    return {};
}

static int version_of(soci::session& sql)
{
    int version = 0;
    sql << "PRAGMA user_version", soci::into(version);
    return version;
}

static Result<> migrate(soci::session& sql)
{
    Transaction transaction(sql);
    const auto all = migrations();
    const auto done = static_cast<std::size_t>(version_of(sql));
    if (done > all.size())
        return base::fail(Errc::refused, "store: written by a newer version of this program");
    for (auto step = done; step < all.size(); ++step)
        for (const auto& statement : all[step])
            sql << std::string(statement);
    sql << "PRAGMA user_version = " + std::to_string(all.size());
    transaction.commit();
    return {};
}

Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path& path)
{
    return guarded([&]() -> Result<std::unique_ptr<Store>> {
        TRY(create_private(path));
        auto connection = std::make_unique<Connection>();
        auto& sql = connection->sql;
        sql.open(soci::sqlite3, "dbname=\"" + path.string() + "\" timeout=10");
        std::string mode;
        sql << "PRAGMA journal_mode = WAL", soci::into(mode);
        sql << "PRAGMA synchronous = FULL";
        sql << "PRAGMA foreign_keys = ON";
        sql << "PRAGMA secure_delete = ON";
        if (mode != "wal")
            return base::fail(Errc::refused, "store: the file system has no shared memory");
        TRY(migrate(sql));
        return std::unique_ptr<Store>(new Store(std::move(connection)));
    });
}

Result<> Store::check()
{
    return guarded([&]() -> Result<> {
        int one = 0;
        connection_->sql << "SELECT 1", soci::into(one);
        return {};
    });
}

}  // namespace central::store
