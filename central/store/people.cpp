#include "central/store/connection.h"

namespace central::store {

using base::Result;
using base::SecretText;
using soci::into;
using soci::use;

static constexpr const char* certificate_columns =
    "SELECT id, person, kind, title, title_en, issuer, valid_from, valid_to, pages, content, "
    "revoked_at FROM certificates ";

static wire::EvidenceKind kind_from(const std::string& name)
{
    using enum wire::EvidenceKind;
    for (const auto kind : {citizen, regional_permit, foreigner_2017, foreigner_2023})
        if (wire::name_of(kind) == name)
            return kind;
    throw std::runtime_error("a kind of card that this version does not know");
}

static Person person_from(const soci::row& row)
{
    return {.id = whole<std::int64_t>(row, 0),
            .kind = kind_from(row.get<std::string>(1)),
            .number = SecretText(row.get<std::string>(2)),
            .name = SecretText(row.get<std::string>(3))};
}

static Certificate certificate_from(const soci::row& row)
{
    return {.id = row.get<std::string>(0),
            .person = whole<std::int64_t>(row, 1),
            .kind = row.get<std::string>(2),
            .title = row.get<std::string>(3),
            .title_en = row.get<std::string>(4),
            .issuer = row.get<std::string>(5),
            .valid_from = row.get<std::string>(6),
            .valid_to = row.get<std::string>(7),
            .pages = whole<int>(row, 8),
            .content = SecretText(row.get<std::string>(9)),
            .revoked_at = row.get<std::string>(10)};
}

Result<std::int64_t> Store::add_person(const Person& person)
{
    return in_transaction(*connection_, [&]() -> Result<std::int64_t> {
        const std::string kind(wire::name_of(person.kind));
        long long id = 0;
        connection_->sql
            << "INSERT INTO people (kind, number, name) VALUES (:k, :n, :m) RETURNING id",
            into(id), use(kind), use(person.number.reveal()), use(person.name.reveal());
        return id;
    });
}

Result<> Store::add_certificate(const Certificate& certificate)
{
    return guarded(*connection_, [&]() -> Result<> {
        const long long person = certificate.person;
        connection_->sql
            << "INSERT INTO certificates (id, person, kind, title, title_en, issuer, valid_from, "
               "valid_to, pages, content) VALUES (:i, :p, :k, :t, :e, :s, :f, :u, :n, :c)",
            use(certificate.id), use(person), use(certificate.kind), use(certificate.title),
            use(certificate.title_en), use(certificate.issuer), use(certificate.valid_from),
            use(certificate.valid_to), use(certificate.pages), use(certificate.content.reveal());
        return {};
    });
}

Result<Person> Store::person(std::int64_t id)
{
    return guarded(*connection_, [&] {
        const long long wanted = id;
        const soci::rowset<soci::row> rows =
            (connection_->sql.prepare << "SELECT id, kind, number, name FROM people WHERE id = :i",
             use(wanted));
        return only(records<Person>(rows, person_from), "no such person");
    });
}

Result<Person> Store::find_person(const SecretText& number)
{
    return guarded(*connection_, [&] {
        const soci::rowset<soci::row> rows =
            (connection_->sql.prepare
                 << "SELECT id, kind, number, name FROM people WHERE number = :n",
             use(number.reveal()));
        return only(records<Person>(rows, person_from), "no such person");
    });
}

Result<Certificate> Store::certificate(const std::string& id)
{
    return guarded(*connection_, [&] {
        const soci::rowset<soci::row> rows =
            (connection_->sql.prepare << std::string(certificate_columns) + "WHERE id = :i",
             use(id));
        return only(records<Certificate>(rows, certificate_from), "no such certificate");
    });
}

Result<std::vector<Certificate>> Store::certificates_of(std::int64_t person)
{
    return guarded(*connection_, [&]() -> Result<std::vector<Certificate>> {
        const long long holder = person;
        const soci::rowset<soci::row> rows =
            (connection_->sql.prepare << std::string(certificate_columns) +
                                             "WHERE person = :p ORDER BY kind, id LIMIT 100",
             use(holder));
        return records<Certificate>(rows, certificate_from);
    });
}

Result<> Store::revoke_certificate(const std::string& id, const std::string& at)
{
    return guarded(*connection_, [&]() -> Result<> {
        TRY(certificate(id));
        connection_->sql
            << "UPDATE certificates SET revoked_at = :a WHERE id = :i AND revoked_at = ''",
            use(at), use(id);
        return {};
    });
}

}  // namespace central::store
