#include "base/verify.h"
#include "central/store/connection.h"

namespace central::store {

using base::Errc;
using base::Result;
using soci::into;
using soci::use;

static constexpr const char* session_columns =
    "SELECT id, terminal, person, visit, opened_at, ended_at FROM sessions ";
static constexpr const char* issue_columns =
    "SELECT serial, key, session, terminal, certificate, verification, pages, sha256, size, "
    "issued_at, state, pages_out, cause, outcome_at, recorded_at, resolved_by FROM issues ";

static Session session_from(const soci::row& row)
{
    return {.id = row.get<std::string>(0),
            .terminal = row.get<std::string>(1),
            .person = whole<std::int64_t>(row, 2),
            .visit = row.get<std::string>(3),
            .opened_at = row.get<std::string>(4),
            .ended_at = row.get<std::string>(5)};
}

static PaperState state_from(const std::string& name)
{
    const auto state = paper_state_from(name);
    if (!state)
        throw std::runtime_error(state.error().detail);
    return *state;
}

static Issue issue_from(const soci::row& row)
{
    const bool has_pages_out = row.get_indicator(11) == soci::i_ok;
    return {.serial = row.get<std::string>(0),
            .key = row.get<std::string>(1),
            .session = row.get<std::string>(2),
            .terminal = row.get<std::string>(3),
            .certificate = row.get<std::string>(4),
            .verification = row.get<std::string>(5),
            .pages = whole<int>(row, 6),
            .sha256 = row.get<std::string>(7),
            .size = whole<std::int64_t>(row, 8),
            .issued_at = row.get<std::string>(9),
            .state = state_from(row.get<std::string>(10)),
            .pages_out = has_pages_out ? std::optional(whole<int>(row, 11)) : std::nullopt,
            .cause = row.get<std::string>(12),
            .outcome_at = row.get<std::string>(13),
            .recorded_at = row.get<std::string>(14),
            .resolved_by = row.get<std::string>(15)};
}

Result<> Store::add_session(const Session& session)
{
    return guarded(*connection_, [&]() -> Result<> {
        const long long person = session.person;
        connection_->sql << "INSERT INTO sessions (id, terminal, person, visit, opened_at) "
                            "VALUES (:i, :t, :p, :v, :o)",
            use(session.id), use(session.terminal), use(person), use(session.visit),
            use(session.opened_at);
        return {};
    });
}

Result<Session> Store::session(const std::string& id)
{
    return guarded(*connection_, [&] {
        const soci::rowset<soci::row> rows =
            (connection_->sql.prepare << std::string(session_columns) + "WHERE id = :i", use(id));
        return only(records<Session>(rows, session_from), "no such session");
    });
}

Result<Session> Store::session_of_visit(const std::string& terminal, const std::string& visit)
{
    return guarded(*connection_, [&] {
        const soci::rowset<soci::row> rows =
            (connection_->sql.prepare
                 << std::string(session_columns) + "WHERE terminal = :t AND visit = :v",
             use(terminal), use(visit));
        return only(records<Session>(rows, session_from), "no such visit");
    });
}

Result<> Store::end_session(const std::string& id, const std::string& at)
{
    return guarded(*connection_, [&]() -> Result<> {
        connection_->sql << "UPDATE sessions SET ended_at = :a WHERE id = :i AND ended_at = ''",
            use(at), use(id);
        return {};
    });
}

// Whoever else wants a serial of the year waits until this transaction has ended.
static std::string next_serial(soci::session& sql, int year)
{
    int number = 0;
    sql << "INSERT INTO serials (year, last) VALUES (:y, 1) "
           "ON CONFLICT (year) DO UPDATE SET last = serials.last + 1 RETURNING last",
        into(number), use(year);
    return make_serial(year, number);
}

static void insert(soci::session& sql, const Issue& issue, const base::Bytes& pdf)
{
    const auto document = base::to_base64(pdf);
    const long long size = issue.size;
    const std::string state(name_of(issue.state));
    sql << "INSERT INTO issues (serial, key, session, terminal, certificate, verification, pages, "
           "sha256, size, document, issued_at, state) "
           "VALUES (:s, :k, :e, :t, :c, :v, :p, :h, :z, :d, :i, :a)",
        use(issue.serial), use(issue.key), use(issue.session), use(issue.terminal),
        use(issue.certificate), use(issue.verification), use(issue.pages), use(issue.sha256),
        use(size), use(document), use(issue.issued_at), use(state);
}

Result<Issue> Store::add_issue(Issue of, int year, const MakeDocument& make)
{
    return in_transaction(*connection_, [&]() -> Result<Issue> {
        auto& sql = connection_->sql;
        of.serial = next_serial(sql, year);
        const auto document = TRY(make(of.serial));
        of.pages = document.pages;
        of.sha256 = document.sha256;
        of.size = static_cast<std::int64_t>(document.pdf.size());
        insert(sql, of, document.pdf);
        return of;
    });
}

Result<Issue> Store::issue(const std::string& serial)
{
    return guarded(*connection_, [&] {
        const soci::rowset<soci::row> rows =
            (connection_->sql.prepare << std::string(issue_columns) + "WHERE serial = :s",
             use(serial));
        return only(records<Issue>(rows, issue_from), "no such paper");
    });
}

Result<Issue> Store::issue_of_key(const std::string& key)
{
    return guarded(*connection_, [&] {
        const soci::rowset<soci::row> rows =
            (connection_->sql.prepare << std::string(issue_columns) + "WHERE key = :k", use(key));
        return only(records<Issue>(rows, issue_from), "no such paper");
    });
}

Result<Issue> Store::issue_of_verification(const std::string& code)
{
    return guarded(*connection_, [&] {
        const soci::rowset<soci::row> rows =
            (connection_->sql.prepare << std::string(issue_columns) + "WHERE verification = :v",
             use(code));
        return only(records<Issue>(rows, issue_from), "no such paper");
    });
}

Result<base::Bytes> Store::document(const std::string& serial)
{
    return guarded(*connection_, [&]() -> Result<base::Bytes> {
        auto& sql = connection_->sql;
        std::string document;
        soci::indicator present = soci::i_null;
        sql << "SELECT document FROM issues WHERE serial = :s", into(document, present),
            use(serial);
        if (!sql.got_data() || present != soci::i_ok)
            return base::fail(Errc::not_found, "no such document");
        return base::from_base64(document);
    });
}

Result<> Store::settle(const Issue& issue, PaperState from)
{
    return guarded(*connection_, [&]() -> Result<> {
        auto& sql = connection_->sql;
        const std::string before(name_of(from));
        const std::string after(name_of(issue.state));
        int pages_out = issue.pages_out.value_or(0);
        soci::indicator counted = issue.pages_out ? soci::i_ok : soci::i_null;
        soci::statement update =
            (sql.prepare << "UPDATE issues SET state = :a, pages_out = :p, cause = :c, "
                            "outcome_at = :o, recorded_at = :r, resolved_by = :b, document = NULL "
                            "WHERE serial = :s AND state = :f",
             use(after), use(pages_out, counted), use(issue.cause), use(issue.outcome_at),
             use(issue.recorded_at), use(issue.resolved_by), use(issue.serial), use(before));
        update.execute(true);
        if (update.get_affected_rows() != 1)
            return base::fail(Errc::refused, "the paper is in another state");
        return {};
    });
}

Result<std::vector<Issue>> Store::issues(int limit)
{
    return guarded(*connection_, [&]() -> Result<std::vector<Issue>> {
        const soci::rowset<soci::row> rows =
            (connection_->sql.prepare
                 << std::string(issue_columns) + "ORDER BY serial DESC LIMIT :l",
             use(limit));
        return records<Issue>(rows, issue_from);
    });
}

static Rating rating_from(const soci::row& row)
{
    return {.visit = row.get<std::string>(0),
            .terminal = row.get<std::string>(1),
            .serial = row.get<std::string>(2),
            .level = whole<int>(row, 3),
            .rated_at = row.get<std::string>(4)};
}

Result<> Store::rate(const Rating& rating)
{
    return guarded(*connection_, [&]() -> Result<> {
        auto& sql = connection_->sql;
        sql << "INSERT INTO ratings (terminal, visit, serial, level, rated_at) "
               "VALUES (:t, :v, :s, :l, :a) ON CONFLICT (terminal, visit) DO NOTHING",
            use(rating.terminal), use(rating.visit), use(rating.serial), use(rating.level),
            use(rating.rated_at);
        int level = 0;
        std::string serial;
        sql << "SELECT level, serial FROM ratings WHERE terminal = :t AND visit = :v", into(level),
            into(serial), use(rating.terminal), use(rating.visit);
        if (level != rating.level || serial != rating.serial)
            return base::fail(Errc::refused, "the visit was rated otherwise");
        return {};
    });
}

Result<std::vector<Rating>> Store::ratings(int limit)
{
    return guarded(*connection_, [&]() -> Result<std::vector<Rating>> {
        const soci::rowset<soci::row> rows =
            (connection_->sql.prepare
                 << "SELECT visit, terminal, serial, level, rated_at FROM ratings "
                    "ORDER BY rated_at DESC, terminal, visit LIMIT :l",
             use(limit));
        return records<Rating>(rows, rating_from);
    });
}

}  // namespace central::store
