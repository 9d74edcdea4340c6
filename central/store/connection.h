// A connection to either database, and the helpers every part of the store uses; for this folder's
// .cpp files.
#pragma once

#include "central/store/dialect.h"
#include "central/store/store.h"

#include <soci/soci.h>

#include <concepts>
#include <exception>
#include <optional>
#include <type_traits>
#include <utility>

namespace central::store {

class Connection {
public:
    explicit Connection(Location location) : location_(std::move(location)) {}
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // Throws what SOCI throws.
    void open();
    // Before a call: opens what is not open, or was lost since the last one, unless a transaction
    // was lost with it. Throws when that fails; the next call tries again.
    void revive();

    void begin();
    void commit();
    void roll_back() noexcept;

    Dialect dialect() const;
    const Location& location() const { return location_; }

    soci::session sql;

private:
    Location location_;
    bool is_in_transaction_ = false;
};

// Rolls back unless it was committed.
class Transaction {
public:
    explicit Transaction(Connection& connection) : connection_(connection) { connection_.begin(); }
    ~Transaction()
    {
        if (is_open_)
            connection_.roll_back();
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit()
    {
        connection_.commit();
        is_open_ = false;
    }

private:
    Connection& connection_;
    bool is_open_ = true;
};

base::Result<> told_by(const std::exception&);
// Takes the steps of schema.h that the database has not taken yet, all of them or none
// (migration.cpp).
base::Result<> migrate(Connection&);
bool may_try_again(const std::exception&);

// Runs work and turns what SOCI throws into an Error.
template <class Work>
auto guarded(Connection& connection, Work&& work) -> std::invoke_result_t<Work>
{
    try {
        connection.revive();
        return work();
    } catch (const std::exception& error) {
        return std::unexpected(told_by(error).error());
    }
}

// Runs work as a whole or, when it returns an Error, not at all. PostgreSQL may roll back one of
// two transactions that wait for each other: that one is run again, so work may run several times.
template <class Work>
auto in_transaction(Connection& connection, Work&& work) -> std::invoke_result_t<Work>
{
    return guarded(connection, [&]() -> std::invoke_result_t<Work> {
        // Each time another one got ahead; so many times in a row it is no accident.
        constexpr int most_tries = 5;
        for (int tries = 1;; ++tries) {
            try {
                Transaction transaction(connection);
                auto result = work();
                if (result)
                    transaction.commit();
                return result;
            } catch (const soci::soci_error& error) {
                if (tries == most_tries || !may_try_again(error))
                    throw;
            }
        }
    });
}

// Rows as records, each made by from_row.
template <class T, class FromRow>
std::vector<T> records(const soci::rowset<soci::row>& rows, FromRow from_row)
{
    std::vector<T> result;
    for (const auto& row : rows)
        result.push_back(from_row(row));
    return result;
}

template <class T>
base::Result<T> only(std::vector<T> records, const char* what)
{
    if (records.empty())
        return base::fail(base::Errc::not_found, what);
    return std::move(records.front());
}

// A whole number: int in SQLite, long long in PostgreSQL. Throws when it is too large for T.
template <std::integral T>
T whole(const soci::row& row, std::size_t column)
{
    const bool is_wide = row.get_properties(column).get_data_type() != soci::dt_integer;
    const long long value = is_wide ? row.get<long long>(column) : row.get<int>(column);
    if (!std::in_range<T>(value))
        throw std::runtime_error("a number that is too large");
    return static_cast<T>(value);
}

}  // namespace central::store
