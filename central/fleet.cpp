#include "base/crypto/digest.h"
#include "base/log.h"
#include "central/handlers.h"
#include "central/nearby.h"

namespace central {

using base::crypto::CertificateRequest;

static constexpr std::chrono::days terminal_certificate_life{730};

Answer health(Office& office, const Call&)
{
    TRY(or_problem(office.store.check(), {}));
    return json_response(200, {{"status", "ok"}});
}

static store::Terminal new_terminal(const Office& office, const CertificateRequest& request,
                                    const std::string& id, const std::string& model)
{
    const auto now = office.clock.wall();
    const auto certificate = office.credentials.authority.issue_client(
        request, id, {now - std::chrono::hours(1), now + terminal_certificate_life});
    return {.id = id,
            .model = model,
            .fingerprint = certificate.fingerprint(),
            .certificate_pem = certificate.pem(),
            .enrolled_at = base::to_rfc3339(now),
            .revoked_at = {}};
}

Answer enrol_terminal(Office& office, const Call& call)
{
    const auto enrolment = TRY(body_of<wire::Enrolment>(call));
    const auto request = CertificateRequest::from_pem(enrolment.csr_pem);
    if (!request)
        return std::unexpected(malformed(request.error()));
    const store::Store::Enrolment application{
        .code_digest = base::crypto::sha256_hex(base::view(enrolment.code)),
        .request_digest = base::crypto::sha256_hex(base::view(enrolment.csr_pem)),
        .now = office.now()};
    const auto issue = [&](const std::string& id) -> base::Result<store::Terminal> {
        return new_terminal(office, *request, id, enrolment.model);
    };
    const auto terminal = TRY(or_problem(office.store.enrol(application, issue),
                                         {403, "code-refused", "the enrolment code is not valid"}));
    base::log(base::LogEvent::terminal_enrolled, {{"terminal", terminal.id}});
    return json_response(201, encode(wire::Enrolled{
                                  .terminal = terminal.id,
                                  .certificate_pem = terminal.certificate_pem,
                                  .authority_pem = office.credentials.authority.certificate().pem(),
                                  .issuer_pem = office.credentials.issuer.pem()}));
}

// Not to know them is no reason to refuse a sign of life.
static std::vector<wire::NearbyTerminal> nearby_of(Office& office, const std::string& terminal)
{
    const auto places = office.store.places();
    const auto heartbeats = office.store.heartbeats();
    const auto terminals = office.store.terminals();
    if (!places || !heartbeats || !terminals)
        return {};
    return nearby({*places, *heartbeats, *terminals}, terminal, office.clock.wall());
}

Answer report_heartbeat(Office& office, const Call& call)
{
    const auto heartbeat = TRY(body_of<wire::Heartbeat>(call));
    const auto now = office.now();
    TRY(or_problem(office.store.beat({call.terminal, now, encode(heartbeat).dump()}), {}));
    const auto* catalogue =
        office.catalogue.release(office.credentials.issuer_key, office.clock.wall());
    return json_response(
        200, encode(wire::HeartbeatAnswer{.time = now,
                                          .nearby = nearby_of(office, call.terminal),
                                          .catalogue = catalogue ? catalogue->digest : ""}));
}

}  // namespace central
