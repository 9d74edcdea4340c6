#include "kiosk/journal/journal.h"

#include "base/check_digit.h"
#include "base/json.h"

#include <fmt/format.h>

namespace kiosk::journal {

using base::Errc;
using base::Result;

namespace {

constexpr std::int64_t schema_version = 1;

constexpr std::int64_t most_complaints_a_year = 9999;
// Days without the centre of a busy hall; outcomes of papers have to find room after them.
constexpr std::int64_t most_letters_with_complaints = 2000;

constexpr std::string_view schema[] = {
    "CREATE TABLE paper (serial TEXT PRIMARY KEY, visit TEXT NOT NULL, state TEXT NOT NULL,"
    " pages_out INTEGER, cause TEXT NOT NULL, begun_at TEXT NOT NULL, settled_at TEXT)",
    "CREATE INDEX paper_open ON paper (state) WHERE state = 'intent'",
    "CREATE TABLE outbox (id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL,"
    " body TEXT NOT NULL, at TEXT NOT NULL, refused TEXT)",
    "CREATE INDEX outbox_open ON outbox (id) WHERE refused IS NULL",
    "CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
};

std::string as_text(const Value& value)
{
    const auto* text = std::get_if<std::string>(&value);
    return text ? *text : std::string{};
}

std::int64_t as_number(const Value& value)
{
    const auto* number = std::get_if<std::int64_t>(&value);
    return number ? *number : 0;
}

Value optional_number(const std::optional<int>& number)
{
    return number ? Value(std::int64_t{*number}) : Value(nullptr);
}

}  // namespace

Result<std::unique_ptr<Journal>> Journal::open(const std::filesystem::path& path,
                                               const base::Clock& clock)
{
    auto database = TRY(Database::open(path));
    std::unique_ptr<Journal> journal(new Journal(std::move(database), clock));
    TRY(journal->migrate());
    return journal;
}

Result<Journal::Opened> Journal::recover(const std::filesystem::path& path,
                                         const base::Clock& clock)
{
    auto journal = TRY(open(path, clock));
    auto recovered = TRY(journal->close_open_intents());
    return Opened{std::move(journal), std::move(recovered)};
}

Result<> Journal::migrate()
{
    return database_->transaction([this]() -> Result<> {
        const auto rows = TRY(database_->rows("PRAGMA user_version"));
        const auto version = as_number(rows.at(0).at(0));
        if (version == schema_version)
            return {};
        if (version != 0)
            return base::fail(
                Errc::malformed,
                fmt::format("journal of version {}, newer than this program", version));
        for (const auto statement : schema)
            TRY(database_->run(statement));
        return database_->run(fmt::format("PRAGMA user_version = {}", schema_version));
    });
}

Result<std::vector<std::string>> Journal::close_open_intents()
{
    const auto open =
        TRY(database_->rows("SELECT serial, visit FROM paper WHERE state = 'intent'"));
    std::vector<std::string> serials;
    for (const auto& row : open) {
        const auto serial = as_text(row.at(0));
        TRY(record_outcome(serial, as_text(row.at(1)),
                           {.outcome = wire::Outcome::unknown,
                            .pages_out = std::nullopt,
                            .cause = "restarted",
                            .at = {}}));
        serials.push_back(serial);
    }
    return serials;
}

Result<> Journal::record_intent(const std::string& serial, const std::string& visit)
{
    TRY(
        database_->run("INSERT INTO paper (serial, visit, state, cause, begun_at)"
                       " VALUES (?, ?, 'intent', '', ?) ON CONFLICT DO NOTHING",
                       {serial, visit, now()}));
    if (database_->changes() == 0)
        return base::fail(Errc::refused, serial + " is in the ledger already");
    return {};
}

Result<> Journal::record_outcome(const std::string& serial, const std::string& visit,
                                 wire::OutcomeReport report)
{
    report.at = now();
    return database_->transaction([&] { return settle(serial, visit, report); });
}

Result<> Journal::settle(const std::string& serial, const std::string& visit,
                         const wire::OutcomeReport& report)
{
    const auto state = std::string(wire::name_of(report.outcome));
    const auto found = TRY(database_->rows("SELECT state FROM paper WHERE serial = ?", {serial}));
    const auto before = found.empty() ? std::string("none") : as_text(found.at(0).at(0));
    if (before == state)
        return {};
    if (before != "none" && before != "intent")
        return base::fail(Errc::refused, fmt::format("{} is {}, not {}", serial, before, state));
    TRY(database_->run(
        "INSERT INTO paper (serial, visit, state, pages_out, cause, begun_at, settled_at)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6) ON CONFLICT (serial) DO UPDATE SET"
        " state = ?3, pages_out = ?4, cause = ?5, settled_at = ?6",
        {serial, visit, state, optional_number(report.pages_out), report.cause, report.at}));
    return put_letter(fmt::format("/v1/issues/{}/outcome", serial), wire::encode(report));
}

Result<> Journal::record_rating(const wire::Rating& rating)
{
    return put_letter("/v1/ratings", wire::encode(rating));
}

// Numbers are this terminal's own, so that one given off the network is nobody else's.
static Result<std::string> complaint_number(std::string_view year, std::string_view terminal,
                                            std::int64_t count)
{
    if (count > most_complaints_a_year)
        return base::fail(Errc::exhausted, "no more numbers for complaints this year");
    const auto digits = fmt::format("{}{}{:04}", year, terminal.substr(2), count);
    return fmt::format("TS-{}-{}-{}", digits.substr(0, 4), digits.substr(4),
                       base::check_digit(digits));
}

// Fills in the number; within a transaction.
Result<> Journal::put_complaint(wire::Complaint& complaint, const std::string& terminal)
{
    if (TRY(outbox_depth()) >= most_letters_with_complaints)
        return base::fail(Errc::exhausted, "too many letters wait for the centre");
    const auto year = complaint.at.substr(0, 4);
    const auto name = "complaints." + year;
    const auto before = TRY(fact(name));
    const auto count = before ? std::stoll(*before) + 1 : 1;
    complaint.number = TRY(complaint_number(year, terminal, count));
    TRY(set_fact(name, std::to_string(count)));
    return put_letter("/v1/complaints", wire::encode(complaint));
}

Result<std::string> Journal::record_complaint(wire::Complaint complaint,
                                              const std::string& terminal)
{
    complaint.at = now();
    TRY(database_->transaction([&] { return put_complaint(complaint, terminal); }));
    return complaint.number;
}

Result<> Journal::put_letter(const std::string& path, const base::Json& body)
{
    return database_->run("INSERT INTO outbox (path, body, at) VALUES (?, ?, ?)",
                          {path, base::to_line(body), now()});
}

Result<std::vector<LedgerEntry>> Journal::ledger()
{
    const auto rows = TRY(database_->rows(
        "SELECT serial, visit, state, pages_out, cause FROM paper ORDER BY begun_at, serial"));
    std::vector<LedgerEntry> out;
    for (const auto& row : rows) {
        const bool counted = std::holds_alternative<std::int64_t>(row.at(3));
        out.push_back({.serial = as_text(row.at(0)),
                       .visit = as_text(row.at(1)),
                       .state = as_text(row.at(2)),
                       .pages_out = counted ? std::optional(static_cast<int>(as_number(row.at(3))))
                                            : std::nullopt,
                       .cause = as_text(row.at(4))});
    }
    return out;
}

Result<std::optional<Letter>> Journal::next_letter()
{
    const auto rows = TRY(database_->rows(
        "SELECT id, path, body FROM outbox WHERE refused IS NULL ORDER BY id LIMIT 1"));
    if (rows.empty())
        return std::nullopt;
    const auto& row = rows.front();
    return Letter{as_number(row.at(0)), as_text(row.at(1)), as_text(row.at(2))};
}

Result<> Journal::remove_letter(std::int64_t id)
{
    return database_->run("DELETE FROM outbox WHERE id = ?", {id});
}

Result<> Journal::set_aside(std::int64_t id, std::string_view cause)
{
    return database_->run("UPDATE outbox SET refused = ? WHERE id = ?", {std::string(cause), id});
}

Result<std::int64_t> Journal::outbox_depth()
{
    const auto rows = TRY(database_->rows("SELECT count(*) FROM outbox WHERE refused IS NULL"));
    return as_number(rows.at(0).at(0));
}

Result<std::optional<std::string>> Journal::fact(const std::string& name)
{
    const auto rows = TRY(database_->rows("SELECT value FROM fact WHERE name = ?", {name}));
    if (rows.empty())
        return std::nullopt;
    return as_text(rows.at(0).at(0));
}

Result<> Journal::set_fact(const std::string& name, const std::string& value)
{
    return database_->run(
        "INSERT INTO fact (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        {name, value});
}

}  // namespace kiosk::journal
