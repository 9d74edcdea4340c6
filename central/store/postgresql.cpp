#include "central/store/postgresql.h"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

#include <algorithm>
#include <memory>
#include <string_view>

namespace central::store::postgresql {

using base::Errc;
using base::Result;

using ConnectOptions = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

static ConnectOptions read_options(const std::string& url)
{
    return {PQconninfoParse(url.c_str(), nullptr), &PQconninfoFree};
}

static bool is_set(const ConnectOptions& options, std::string_view name)
{
    for (const auto* option = options.get(); option->keyword; ++option)
        if (option->keyword == name)
            return option->val && *option->val;
    return false;
}

Result<> check_url(const std::string& url)
{
    // SOCI looks for words of its own between blanks.
    const bool has_blank = std::ranges::any_of(url, [](char c) { return c >= 0 && c <= ' '; });
    const auto options = read_options(url);
    // Not libpq's message: it repeats the URL.
    if (has_blank || !options)
        return base::fail(Errc::malformed, "store: not a URL of PostgreSQL's");
    if (is_set(options, "password"))
        return base::fail(Errc::malformed,
                          "store: no password in the URL: put it into PGPASSFILE or PGPASSWORD");
    return {};
}

struct Limit {
    std::string_view name;
    std::string_view value;
};

std::string connect_string(const std::string& url)
{
    static constexpr Limit limits[] = {
        {"connect_timeout", "5"},       // Seconds, for each host.
        {"tcp_user_timeout", "10000"},  // Milliseconds without an acknowledgement.
        {"keepalives_idle", "10"},      // Seconds.
        {"keepalives_interval", "5"},
        {"keepalives_count", "3"},
        {"target_session_attrs", "read-write"},
        {"application_name", "yimen-central"},
        {"client_encoding", "UTF8"},
    };
    const auto options = read_options(url);
    auto text = url;
    for (const auto& [name, value] : limits)
        if (options && !is_set(options, name))
            (((text += text.contains('?') ? '&' : '?') += name) += '=') += value;
    return text;
}

// The library keeps the type's information to itself, so that it cannot be asked for.
static PGconn* raw(soci::session& sql)
{
    auto* back_end = static_cast<soci::postgresql_session_backend*>(sql.get_backend());
    return back_end ? back_end->conn_ : nullptr;
}

void prepare(soci::session& sql)
{
    // Terse: the details of a failure repeat the values, which are names and numbers of people.
    PQsetErrorVerbosity(raw(sql), PQERRORS_TERSE);
    PQsetNoticeProcessor(
        raw(sql), [](void*, const char*) {}, nullptr);
    std::string encoding;
    sql << "SHOW server_encoding", soci::into(encoding);
    if (encoding != "UTF8")
        throw std::runtime_error("the database must keep its texts in UTF8");
    // As long as SQLite waits for its lock; a statement that works is far quicker.
    sql << "SET lock_timeout = '10s'";
    sql << "SET statement_timeout = '15s'";
    // A process that hangs in a transaction holds the counter of serials.
    sql << "SET idle_in_transaction_session_timeout = '30s'";
}

bool is_alive(soci::session& sql)
{
    auto* connection = raw(sql);
    return connection && PQstatus(connection) == CONNECTION_OK && PQconsumeInput(connection) == 1 &&
           PQstatus(connection) == CONNECTION_OK;
}

bool has_failed_transaction(soci::session& sql)
{
    return PQtransactionStatus(raw(sql)) != PQTRANS_INTRANS;
}

bool may_try_again(const std::exception& error)
{
    const auto* told = dynamic_cast<const soci::postgresql_soci_error*>(&error);
    return told && (told->sqlstate() == "40001" || told->sqlstate() == "40P01");
}

}  // namespace central::store::postgresql
