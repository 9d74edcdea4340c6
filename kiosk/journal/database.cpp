#include "kiosk/journal/database.h"

#include "base/overloaded.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace kiosk::journal {

using base::Errc;
using base::Result;

namespace {

constexpr int busy_wait_ms = 2000;

struct Finalise {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalise>;

Errc code_for(int sqlite)
{
    switch (sqlite & 0xff) {
    case SQLITE_FULL:
    case SQLITE_NOMEM:
        return Errc::exhausted;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return Errc::malformed;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Errc::timeout;
    default:
        return Errc::refused;
    }
}

void bind(sqlite3_stmt* statement, int index, const Value& value)
{
    std::visit(base::overloaded{
                   [&](std::nullptr_t) { sqlite3_bind_null(statement, index); },
                   [&](std::int64_t number) { sqlite3_bind_int64(statement, index, number); },
                   [&](const std::string& text) {
                       sqlite3_bind_text(statement, index, text.data(),
                                         static_cast<int>(text.size()), SQLITE_TRANSIENT);
                   },
               },
               value);
}

Value column(sqlite3_stmt* statement, int index)
{
    switch (sqlite3_column_type(statement, index)) {
    case SQLITE_NULL:
        return nullptr;
    case SQLITE_INTEGER:
        return sqlite3_column_int64(statement, index);
    default:
        break;
    }
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, index));
    return std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, index)));
}

}  // namespace

std::unexpected<base::Error> Database::error(std::string_view doing) const
{
    return base::fail(code_for(sqlite3_errcode(handle_)),
                      fmt::format("{}: {}", doing, sqlite3_errmsg(handle_)));
}

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& path)
{
    sqlite3* handle = nullptr;
    const int opened =
        sqlite3_open_v2(path.c_str(), &handle,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    std::unique_ptr<Database> database(new Database(handle));
    if (opened != SQLITE_OK)
        return database->error("opening " + path.string());
    sqlite3_busy_timeout(handle, busy_wait_ms);
    TRY(database->rows("PRAGMA journal_mode = WAL"));
    TRY(database->run("PRAGMA synchronous = FULL"));
    TRY(database->run("PRAGMA foreign_keys = ON"));
    TRY(database->run("PRAGMA secure_delete = ON"));
    return database;
}

Database::~Database()
{
    sqlite3_close_v2(handle_);
}

Result<> Database::run(std::string_view sql, const std::vector<Value>& values)
{
    TRY(rows(sql, values));
    return {};
}

Result<std::vector<Row>> Database::rows(std::string_view sql, const std::vector<Value>& values)
{
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(handle_, sql.data(), static_cast<int>(sql.size()), &raw, nullptr) !=
        SQLITE_OK)
        return error("preparing");
    const Statement statement(raw);
    for (std::size_t i = 0; i < values.size(); ++i)
        bind(raw, static_cast<int>(i) + 1, values[i]);
    std::vector<Row> out;
    for (;;) {
        const int stepped = sqlite3_step(raw);
        if (stepped == SQLITE_DONE)
            return out;
        if (stepped != SQLITE_ROW)
            return error("running");
        Row row;
        for (int i = 0; i < sqlite3_column_count(raw); ++i)
            row.push_back(column(raw, i));
        out.push_back(std::move(row));
    }
}

std::int64_t Database::changes() const
{
    return sqlite3_changes64(handle_);
}

Result<> Database::transaction(const std::function<Result<>()>& work)
{
    TRY(run("BEGIN IMMEDIATE"));
    if (auto done = work(); !done) {
        // The first error is the one worth telling.
        [[maybe_unused]] const auto rolled_back = run("ROLLBACK");
        return done;
    }
    if (auto committed = run("COMMIT"); !committed) {
        [[maybe_unused]] const auto rolled_back = run("ROLLBACK");
        return committed;
    }
    return {};
}

}  // namespace kiosk::journal
