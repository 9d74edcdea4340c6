#include "central/store/connection.h"

namespace central::store {

using base::Errc;
using base::Result;
using base::SecretText;
using soci::use;

static constexpr const char* call_columns =
    "SELECT key, terminal, screen, told_at, answered_at, answered_by FROM help_calls ";
static constexpr const char* complaint_columns =
    "SELECT number, key, terminal, person, kind, subject, words, phone, filed_at, received_at, "
    "answer, answered_at, answered_by FROM complaints ";

static HelpCall call_from(const soci::row& row)
{
    return {.key = row.get<std::string>(0),
            .terminal = row.get<std::string>(1),
            .screen = row.get<std::string>(2),
            .told_at = row.get<std::string>(3),
            .answered_at = row.get<std::string>(4),
            .answered_by = row.get<std::string>(5)};
}

// What an older program wrote that this one does not know.
template <class T>
static T known(base::Result<T> value)
{
    if (!value)
        throw std::runtime_error(value.error().detail);
    return *value;
}

static Complaint complaint_from(const soci::row& row)
{
    const bool is_known_person = row.get_indicator(3) == soci::i_ok;
    return {.number = row.get<std::string>(0),
            .key = row.get<std::string>(1),
            .terminal = row.get<std::string>(2),
            .person = is_known_person ? std::optional(whole<std::int64_t>(row, 3)) : std::nullopt,
            .kind = known(wire::complaint_kind_from(row.get<std::string>(4))),
            .subject = known(wire::complaint_subject_from(row.get<std::string>(5))),
            .words = SecretText(row.get<std::string>(6)),
            .phone = SecretText(row.get<std::string>(7)),
            .filed_at = row.get<std::string>(8),
            .received_at = row.get<std::string>(9),
            .answer = SecretText(row.get<std::string>(10)),
            .answered_at = row.get<std::string>(11),
            .answered_by = row.get<std::string>(12)};
}

Result<> Store::add_help_call(const HelpCall& call)
{
    return guarded(*connection_, [&]() -> Result<> {
        connection_->sql
            << "INSERT INTO help_calls (key, terminal, screen, told_at) VALUES (:k, :t, :s, :a)",
            use(call.key), use(call.terminal), use(call.screen), use(call.told_at);
        return {};
    });
}

Result<HelpCall> Store::help_call(const std::string& key)
{
    return guarded(*connection_, [&] {
        const soci::rowset<soci::row> rows =
            (connection_->sql.prepare << std::string(call_columns) + "WHERE key = :k", use(key));
        return only(records<HelpCall>(rows, call_from), "no such call");
    });
}

Result<std::vector<HelpCall>> Store::help_calls(int limit)
{
    return guarded(*connection_, [&]() -> Result<std::vector<HelpCall>> {
        const soci::rowset<soci::row> rows =
            (connection_->sql.prepare
                 << std::string(call_columns) + "ORDER BY told_at DESC, key LIMIT :l",
             use(limit));
        return records<HelpCall>(rows, call_from);
    });
}

Result<std::vector<HelpCall>> Store::help_calls_since(const std::string& terminal,
                                                      const std::string& told_at)
{
    return guarded(*connection_, [&]() -> Result<std::vector<HelpCall>> {
        const soci::rowset<soci::row> rows =
            (connection_->sql.prepare << std::string(call_columns) +
                                             "WHERE terminal = :t AND told_at >= :a "
                                             "ORDER BY told_at DESC, key LIMIT 100",
             use(terminal), use(told_at));
        return records<HelpCall>(rows, call_from);
    });
}

Result<> Store::answer_help_call(const HelpCall& call)
{
    return guarded(*connection_, [&]() -> Result<> {
        TRY(help_call(call.key));
        soci::statement update =
            (connection_->sql.prepare << "UPDATE help_calls SET answered_at = :a, answered_by = :b "
                                         "WHERE key = :k AND answered_at = ''",
             use(call.answered_at), use(call.answered_by), use(call.key));
        update.execute(true);
        if (update.get_affected_rows() != 1)
            return base::fail(Errc::refused, "somebody has taken the call");
        return {};
    });
}

// Nothing happens when the number or the key is taken, by another process perhaps.
static void insert(soci::session& sql, const Complaint& complaint)
{
    long long person = complaint.person.value_or(0);
    soci::indicator known = complaint.person ? soci::i_ok : soci::i_null;
    const std::string kind(wire::name_of(complaint.kind));
    const std::string subject(wire::name_of(complaint.subject));
    sql << "INSERT INTO complaints (number, key, terminal, person, kind, subject, words, phone, "
           "filed_at, received_at) VALUES (:n, :y, :t, :p, :k, :s, :w, :h, :f, :r) "
           "ON CONFLICT DO NOTHING",
        use(complaint.number), use(complaint.key), use(complaint.terminal), use(person, known),
        use(kind), use(subject), use(complaint.words.reveal()), use(complaint.phone.reveal()),
        use(complaint.filed_at), use(complaint.received_at);
}

Result<> Store::add_complaint(const Complaint& complaint)
{
    return in_transaction(*connection_, [&]() -> Result<> {
        insert(connection_->sql, complaint);
        const auto of_number = this->complaint(complaint.number);
        if (!of_number && of_number.error().code != Errc::not_found)
            return std::unexpected(of_number.error());
        const auto of_key = TRY(complaint_of_key(complaint.key));
        const bool is_same = of_number && of_number->number == of_key.number &&
                             of_number->terminal == complaint.terminal;
        if (!is_same)
            return base::fail(Errc::refused, "the number or the key stands for another complaint");
        return {};
    });
}

Result<Complaint> Store::complaint(const std::string& number)
{
    return guarded(*connection_, [&] {
        const soci::rowset<soci::row> rows =
            (connection_->sql.prepare << std::string(complaint_columns) + "WHERE number = :n",
             use(number));
        return only(records<Complaint>(rows, complaint_from), "no such complaint");
    });
}

Result<Complaint> Store::complaint_of_key(const std::string& key)
{
    return guarded(*connection_, [&] {
        const soci::rowset<soci::row> rows =
            (connection_->sql.prepare << std::string(complaint_columns) + "WHERE key = :k",
             use(key));
        return only(records<Complaint>(rows, complaint_from), "no such complaint");
    });
}

Result<std::vector<Complaint>> Store::complaints_of(std::int64_t person, int limit)
{
    return guarded(*connection_, [&]() -> Result<std::vector<Complaint>> {
        const long long holder = person;
        const soci::rowset<soci::row> rows =
            (connection_->sql.prepare << std::string(complaint_columns) +
                                             "WHERE person = :p "
                                             "ORDER BY filed_at DESC, number LIMIT :l",
             use(holder), use(limit));
        return records<Complaint>(rows, complaint_from);
    });
}

Result<std::vector<Complaint>> Store::complaints(int limit)
{
    return guarded(*connection_, [&]() -> Result<std::vector<Complaint>> {
        const soci::rowset<soci::row> rows =
            (connection_->sql.prepare
                 << std::string(complaint_columns) + "ORDER BY filed_at DESC, number LIMIT :l",
             use(limit));
        return records<Complaint>(rows, complaint_from);
    });
}

Result<> Store::answer_complaint(const Complaint& complaint)
{
    return guarded(*connection_, [&]() -> Result<> {
        TRY(this->complaint(complaint.number));
        soci::statement update =
            (connection_->sql.prepare << "UPDATE complaints SET answer = :w, answered_at = :a, "
                                         "answered_by = :b WHERE number = :n AND answered_at = ''",
             use(complaint.answer.reveal()), use(complaint.answered_at), use(complaint.answered_by),
             use(complaint.number));
        update.execute(true);
        if (update.get_affected_rows() != 1)
            return base::fail(Errc::refused, "the complaint has its answer");
        return {};
    });
}

}  // namespace central::store
