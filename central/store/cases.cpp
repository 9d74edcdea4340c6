#include "central/store/connection.h"

namespace central::store {

using base::Errc;
using base::Result;
using cases::Case;
using cases::Event;
using soci::into;
using soci::use;

static std::string next_number(soci::session& sql, int year)
{
    int number = 0;
    sql << "INSERT INTO case_numbers (year, last) VALUES (:y, 1) "
           "ON CONFLICT (year) DO UPDATE SET last = case_numbers.last + 1 RETURNING last",
        into(number), use(year);
    return cases::make_case_number(year, number);
}

static void insert(soci::session& sql, const std::string& number, const Event& event)
{
    const std::string what(wire::name_of(event.what));
    sql << "INSERT INTO case_events (number, what, at, holder, text, text_en, until, days) "
           "VALUES (:n, :w, :a, :h, :t, :e, :u, :d)",
        use(number), use(what), use(event.at), use(event.holder), use(event.text),
        use(event.text_en), use(event.until), use(event.days);
}

static Event event_from(const soci::row& row)
{
    const auto what = wire::case_happening_from(row.get<std::string>(0));
    if (!what)
        throw std::runtime_error(what.error().detail);
    return {.what = *what,
            .at = row.get<std::string>(1),
            .holder = row.get<std::string>(2),
            .text = row.get<std::string>(3),
            .text_en = row.get<std::string>(4),
            .until = row.get<std::string>(5),
            .days = whole<int>(row, 6)};
}

static std::vector<Event> events_of(soci::session& sql, const std::string& number)
{
    const soci::rowset<soci::row> rows =
        (sql.prepare << "SELECT what, at, holder, text, text_en, until, days FROM case_events "
                        "WHERE number = :n ORDER BY id",
         use(number));
    return records<Event>(rows, event_from);
}

Result<std::string> Store::add_case(const Filing& filing, int year)
{
    TRY(cases::state_of(filing.of.events));
    return in_transaction(*connection_, [&]() -> Result<std::string> {
        auto& sql = connection_->sql;
        auto number = next_number(sql, year);
        const long long person = filing.person;
        sql << "INSERT INTO cases (number, person, item, title, title_en, legal_days, "
               "promised_days) VALUES (:n, :p, :i, :t, :e, :l, :d)",
            use(number), use(person), use(filing.of.item), use(filing.of.title),
            use(filing.of.title_en), use(filing.of.legal_days), use(filing.of.promised_days);
        for (const auto& event : filing.of.events)
            insert(sql, number, event);
        return number;
    });
}

// Whoever else adds an event to it waits, and then reads ours.
static void lock_case(Connection& connection, const std::string& number)
{
    std::string found;
    connection.sql << locked(connection.dialect(), "SELECT number FROM cases WHERE number = :n"),
        into(found), use(number);
}

Result<> Store::add_event(const std::string& number, const Event& event)
{
    return in_transaction(*connection_, [&]() -> Result<> {
        auto& sql = connection_->sql;
        lock_case(*connection_, number);
        auto events = events_of(sql, number);
        if (events.empty())
            return base::fail(Errc::not_found, "no such case");
        events.push_back(event);
        if (!cases::state_of(events) || event.at < events[events.size() - 2].at)
            return base::fail(Errc::refused, "this cannot happen to the case now");
        insert(sql, number, event);
        return {};
    });
}

Result<std::vector<Case>> Store::cases_of(std::int64_t person, int limit)
{
    return guarded(*connection_, [&]() -> Result<std::vector<Case>> {
        auto& sql = connection_->sql;
        const long long holder = person;
        std::vector<Case> found;
        {
            const soci::rowset<soci::row> rows =
                (sql.prepare << "SELECT number, item, title, title_en, legal_days, promised_days "
                                "FROM cases WHERE person = :p ORDER BY number DESC LIMIT :l",
                 use(holder), use(limit));
            found = records<Case>(rows, [](const soci::row& row) {
                return Case{.number = row.get<std::string>(0),
                            .item = row.get<std::string>(1),
                            .title = row.get<std::string>(2),
                            .title_en = row.get<std::string>(3),
                            .legal_days = whole<int>(row, 4),
                            .promised_days = whole<int>(row, 5),
                            .events = {}};
            });
        }
        for (auto& each : found)
            each.events = events_of(sql, each.number);
        return found;
    });
}

}  // namespace central::store
