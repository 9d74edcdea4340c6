// SOCI's session and the three helpers every part of the store uses; for this folder's .cpp files.
#pragma once

#include "central/store/store.h"

#include <soci/soci.h>

#include <exception>
#include <optional>
#include <type_traits>
#include <utility>

namespace central::store {

struct Store::Connection {
    soci::session sql;
};

// BEGIN IMMEDIATE takes the write lock at once: a read that becomes a write could otherwise find
// the lock taken by yimen-centralctl and fail without waiting.
class Transaction {
public:
    explicit Transaction(soci::session& sql) : sql_(sql) { sql_ << "BEGIN IMMEDIATE"; }
    ~Transaction()
    {
        if (is_open_)
            roll_back();
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit()
    {
        sql_ << "COMMIT";
        is_open_ = false;
    }

private:
    void roll_back() noexcept
    {
        try {
            sql_ << "ROLLBACK";
        } catch (const std::exception&) {
            // SQLite rolls back by itself when the connection or the disk is gone.
        }
    }

    soci::session& sql_;
    bool is_open_ = true;
};

base::Result<> told_by(const std::exception&);

// Runs work and turns what SOCI throws into an Error.
template <class Work>
auto guarded(Work&& work) -> std::invoke_result_t<Work>
{
    try {
        return work();
    } catch (const std::exception& error) {
        return std::unexpected(told_by(error).error());
    }
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

}  // namespace central::store
