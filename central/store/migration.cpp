#include "central/store/connection.h"
#include "central/store/schema.h"

namespace central::store {

using base::Errc;
using base::Result;
using soci::into;
using soci::use;

// Several processes may start at once: each waits here for the one that brings the schema up to
// date. The number is "yimen" in ASCII; the lock ends with the transaction.
static void wait_for_turn(Connection& connection)
{
    if (connection.dialect() == Dialect::sqlite)
        return;  // BEGIN IMMEDIATE has waited.
    // An index over millions of rows takes its time.
    connection.sql << "SET LOCAL statement_timeout = 0";
    connection.sql << "SET LOCAL lock_timeout = 0";
    connection.sql << "SELECT pg_advisory_xact_lock(521459819886)";
    connection.sql << "CREATE TABLE IF NOT EXISTS schema_version ("
                      "one BIGINT PRIMARY KEY CHECK (one = 1), version BIGINT NOT NULL)";
}

static std::size_t version_of(Connection& connection)
{
    int version = 0;
    if (connection.dialect() == Dialect::sqlite)
        connection.sql << "PRAGMA user_version", into(version);
    else
        connection.sql << "SELECT version FROM schema_version WHERE one = 1", into(version);
    return static_cast<std::size_t>(version);
}

static void set_version(Connection& connection, std::size_t version)
{
    const auto number = static_cast<long long>(version);
    if (connection.dialect() == Dialect::sqlite)
        connection.sql << "PRAGMA user_version = " + std::to_string(number);
    else
        connection.sql << "INSERT INTO schema_version (one, version) VALUES (1, :v) "
                          "ON CONFLICT (one) DO UPDATE SET version = excluded.version",
            use(number);
}

Result<> migrate(Connection& connection)
{
    return in_transaction(connection, [&]() -> Result<> {
        wait_for_turn(connection);
        const auto all = migrations();
        const auto done = version_of(connection);
        if (done > all.size())
            return base::fail(Errc::refused, "store: written by a newer version of this program");
        for (auto step = done; step < all.size(); ++step)
            for (const auto& statement : all[step])
                for (const auto& each : schema_statements(connection.dialect(), statement))
                    connection.sql << each;
        if (done < all.size())
            set_version(connection, all.size());
        return {};
    });
}

}  // namespace central::store
