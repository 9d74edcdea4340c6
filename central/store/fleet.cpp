#include "central/store/connection.h"

#include <fmt/format.h>

namespace central::store {

using base::Errc;
using base::Result;
using soci::into;
using soci::use;

static constexpr const char* terminal_columns =
    "SELECT id, model, fingerprint, certificate_pem, enrolled_at, revoked_at FROM terminals ";

static Terminal terminal_from(const soci::row& row)
{
    return {.id = row.get<std::string>(0),
            .model = row.get<std::string>(1),
            .fingerprint = row.get<std::string>(2),
            .certificate_pem = row.get<std::string>(3),
            .enrolled_at = row.get<std::string>(4),
            .revoked_at = row.get<std::string>(5)};
}

Result<> Store::add_code(const EnrolmentCode& code)
{
    return guarded(*connection_, [&]() -> Result<> {
        connection_->sql
            << "INSERT INTO enrolment_codes (digest, model, expires_at) VALUES (:d, :m, :e)",
            use(code.digest), use(code.model), use(code.expires_at);
        return {};
    });
}

struct CodeUse {
    std::string expires_at;
    std::string request_digest;
    std::string terminal;
};

static Result<CodeUse> find_code(Connection& connection, const std::string& digest)
{
    CodeUse code;
    auto& sql = connection.sql;
    sql << locked(
        connection.dialect(),
        "SELECT expires_at, request_digest, terminal FROM enrolment_codes WHERE digest = :d"),
        into(code.expires_at), into(code.request_digest), into(code.terminal), use(digest);
    if (!sql.got_data())
        return base::fail(Errc::refused, "no such enrolment code");
    return code;
}

static std::string next_terminal_id(soci::session& sql)
{
    int number = 0;
    sql << "UPDATE terminal_numbers SET last = last + 1 WHERE one = 1 RETURNING last", into(number);
    return fmt::format("T-{:06}", number);
}

static void add_terminal(soci::session& sql, const Terminal& terminal)
{
    sql << "INSERT INTO terminals (id, model, fingerprint, certificate_pem, enrolled_at) "
           "VALUES (:i, :m, :f, :c, :e)",
        use(terminal.id), use(terminal.model), use(terminal.fingerprint),
        use(terminal.certificate_pem), use(terminal.enrolled_at);
}

Result<Terminal> Store::enrol(const Enrolment& enrolment, const IssueTerminal& issue)
{
    return in_transaction(*connection_, [&]() -> Result<Terminal> {
        auto& sql = connection_->sql;
        const auto code = TRY(find_code(*connection_, enrolment.code_digest));
        if (code.expires_at < enrolment.now)
            return base::fail(Errc::refused, "the enrolment code has expired");
        if (code.request_digest == enrolment.request_digest)
            return terminal(code.terminal);
        if (!code.terminal.empty())
            return base::fail(Errc::refused, "the enrolment code was used");
        auto made = TRY(issue(next_terminal_id(sql)));
        add_terminal(sql, made);
        sql << "UPDATE enrolment_codes SET request_digest = :r, terminal = :t WHERE digest = :d",
            use(enrolment.request_digest), use(made.id), use(enrolment.code_digest);
        return made;
    });
}

Result<Terminal> Store::terminal(const std::string& id)
{
    return guarded(*connection_, [&] {
        const soci::rowset<soci::row> rows =
            (connection_->sql.prepare << std::string(terminal_columns) + "WHERE id = :i", use(id));
        return only(records<Terminal>(rows, terminal_from), "no such terminal");
    });
}

Result<std::vector<Terminal>> Store::terminals()
{
    return guarded(*connection_, [&]() -> Result<std::vector<Terminal>> {
        const soci::rowset<soci::row> rows =
            (connection_->sql.prepare << std::string(terminal_columns) + "ORDER BY id");
        return records<Terminal>(rows, terminal_from);
    });
}

Result<> Store::revoke_terminal(const std::string& id, const std::string& at)
{
    return guarded(*connection_, [&]() -> Result<> {
        TRY(terminal(id));
        connection_->sql
            << "UPDATE terminals SET revoked_at = :a WHERE id = :i AND revoked_at = ''",
            use(at), use(id);
        return {};
    });
}

Result<> Store::beat(const Heartbeat& heartbeat)
{
    return guarded(*connection_, [&]() -> Result<> {
        connection_->sql << "INSERT INTO heartbeats (terminal, at, body) VALUES (:t, :a, :b) "
                            "ON CONFLICT (terminal) DO UPDATE SET at = excluded.at, "
                            "body = excluded.body",
            use(heartbeat.terminal), use(heartbeat.at), use(heartbeat.body);
        return {};
    });
}

Result<std::vector<Heartbeat>> Store::heartbeats()
{
    return guarded(*connection_, [&]() -> Result<std::vector<Heartbeat>> {
        const soci::rowset<soci::row> rows =
            (connection_->sql.prepare << "SELECT terminal, at, body FROM heartbeats ORDER BY 1");
        return records<Heartbeat>(rows, [](const soci::row& row) {
            return Heartbeat{.terminal = row.get<std::string>(0),
                             .at = row.get<std::string>(1),
                             .body = row.get<std::string>(2)};
        });
    });
}

}  // namespace central::store
