#include "base/crypto/digest.h"
#include "base/crypto/random.h"
#include "central/card.h"
#include "central/handlers.h"

namespace central {

using wire::Problem;

// Long enough to read, print two certificates and load paper in between; a terminal that a citizen
// walked away from ends the session itself, much earlier.
static constexpr std::chrono::minutes session_life{15};

static bool is_open(const Office& office, const store::Session& session)
{
    const auto opened = base::from_rfc3339(session.opened_at);
    return session.ended_at.empty() && opened && office.clock.wall() < *opened + session_life;
}

static std::expected<store::Session, Problem> session_of(Office& office, const std::string& id,
                                                         const std::string& terminal)
{
    auto session = TRY(or_problem(office.store.session(id), not_found()));
    if (session.terminal != terminal)
        return std::unexpected(not_found());
    return session;
}

std::expected<store::Session, Problem> open_session_of(Office& office, const std::string& id,
                                                       const std::string& terminal)
{
    auto session = TRY(session_of(office, id, terminal));
    if (!is_open(office, session))
        return std::unexpected(Problem{404, "session-ended", "the session has ended"});
    return session;
}

static std::expected<void, Problem> check(const wire::CardEvidence& card, base::WallTime now)
{
    switch (check_card(card, now)) {
    case CardVerdict::accepted:
        return {};
    case CardVerdict::refused:
        return std::unexpected(Problem{403, "card-refused", "no card has such a number"});
    case CardVerdict::expired:
        return std::unexpected(Problem{403, "card-expired", "the card is no longer valid"});
    }
    std::unreachable();
}

// A number alone opens nothing: kind and name must be the ones on record. The answer does not say
// which of the three is wrong.
static std::expected<store::Person, Problem> holder_of(Office& office,
                                                       const wire::CardEvidence& card)
{
    const Problem unknown{403, "unknown-person", "nobody on record has this card"};
    auto person = TRY(or_problem(office.store.find_person(card.number), unknown));
    if (person.kind != card.kind ||
        !base::crypto::is_same(person.name.reveal(), card.name.reveal()))
        return std::unexpected(unknown);
    return person;
}

Answer open_session(Office& office, const Call& call)
{
    const auto card = TRY(body_of<wire::CardEvidence>(call));
    TRY(check(card, office.clock.wall()));
    const auto person = TRY(holder_of(office, card));

    const auto earlier = office.store.session_of_visit(call.terminal, card.visit);
    if (earlier && (earlier->person != person.id || !is_open(office, *earlier)))
        return std::unexpected(conflict("the visit had another session"));
    if (earlier)
        return json_response(201, encode(wire::SessionOpened{earlier->id}));

    const store::Session session{.id = base::crypto::random_id(),
                                 .terminal = call.terminal,
                                 .person = person.id,
                                 .visit = card.visit,
                                 .opened_at = office.now(),
                                 .ended_at = {}};
    TRY(or_problem(office.store.add_session(session), conflict("the visit had another session")));
    return json_response(201, encode(wire::SessionOpened{session.id}));
}

static wire::CertificateSummary summary_of(const store::Certificate& certificate)
{
    return {.id = certificate.id,
            .kind = certificate.kind,
            .title = certificate.title,
            .title_en = certificate.title_en,
            .issuer = certificate.issuer,
            .valid_from = certificate.valid_from,
            .valid_to = certificate.valid_to,
            .pages = certificate.pages};
}

Answer list_certificates(Office& office, const Call& call)
{
    const auto session = TRY(open_session_of(office, call.parameters[0], call.terminal));
    const auto held = TRY(or_problem(office.store.certificates_of(session.person), not_found()));
    const auto today = office.now().substr(0, 10);
    wire::CertificateList list;
    for (const auto& certificate : held)
        if (certificate.is_good_on(today))
            list.certificates.push_back(summary_of(certificate));
    return json_response(200, encode(list));
}

Answer end_session(Office& office, const Call& call)
{
    const auto session = TRY(session_of(office, call.parameters[0], call.terminal));
    TRY(or_problem(office.store.end_session(session.id, office.now()), not_found()));
    return Response{.status = 204, .content_type = {}, .body = {}};
}

Answer rate_visit(Office& office, const Call& call)
{
    const auto rating = TRY(body_of<wire::Rating>(call));
    const auto session =
        TRY(or_problem(office.store.session_of_visit(call.terminal, rating.visit), not_found()));
    if (!rating.serial.empty()) {
        const auto issue = TRY(or_problem(office.store.issue(rating.serial), not_found()));
        if (issue.session != session.id)
            return std::unexpected(not_found());
    }
    const store::Rating record{.visit = rating.visit,
                               .terminal = call.terminal,
                               .serial = rating.serial,
                               .level = rating.level,
                               .rated_at = office.now()};
    TRY(or_problem(office.store.rate(record), conflict("the visit was rated otherwise")));
    return Response{.status = 204, .content_type = {}, .body = {}};
}

}  // namespace central
