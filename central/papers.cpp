#include "base/crypto/digest.h"
#include "base/crypto/document_signature.h"
#include "base/crypto/random.h"
#include "central/document/certificate_document.h"
#include "central/handlers.h"
#include "central/masking.h"
#include "central/verification_page.h"

#include <fmt/chrono.h>

namespace central {

using wire::Problem;

static constexpr std::size_t document_limit = 8'388'608;
static constexpr std::chrono::hours beijing{8};

static std::string verify_url(const Office& office, const std::string& code)
{
    return office.public_url + "/v1/verifications/" + code;
}

static std::tm local_day(const Office& office)
{
    return fmt::gmtime(std::chrono::system_clock::to_time_t(office.clock.wall() + beijing));
}

static base::Result<store::Document> make_document(const Office& office,
                                                   const store::Certificate& certificate,
                                                   const std::string& serial,
                                                   const std::string& code)
{
    const auto content = TRY(document::from_json(certificate.content));
    const auto day = local_day(office);
    const document::Imprint imprint{
        .serial = serial,
        .verify_url = verify_url(office, code),
        .date = fmt::format("{}年{}月{}日", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday)};
    const auto rendered = TRY(document::render(office.fonts, content, imprint));
    auto pdf = TRY(base::crypto::sign_pdf(rendered.pdf, office.credentials.issuer_key,
                                          office.credentials.issuer, office.clock.wall()));
    if (pdf.size() > document_limit)
        return base::fail(base::Errc::exhausted, "the document is larger than the contract allows");
    auto digest = base::crypto::sha256_hex(pdf);
    return store::Document{
        .pdf = std::move(pdf), .sha256 = std::move(digest), .pages = rendered.pages};
}

static Response issue_response(const Office& office, const store::Issue& issue)
{
    return json_response(201,
                         encode(wire::Issue{.serial = issue.serial,
                                            .pages = issue.pages,
                                            .sha256 = issue.sha256,
                                            .size = issue.size,
                                            .verify_url = verify_url(office, issue.verification)}));
}

static std::expected<store::Certificate, Problem> certificate_of(Office& office,
                                                                 const store::Session& session,
                                                                 const std::string& id)
{
    auto certificate = TRY(or_problem(office.store.certificate(id), not_found()));
    if (certificate.person != session.person || !certificate.is_good_on(office.now().substr(0, 10)))
        return std::unexpected(not_found());
    return certificate;
}

Answer create_issue(Office& office, const Call& call)
{
    const auto request = TRY(body_of<wire::IssueRequest>(call));
    const auto session = TRY(open_session_of(office, call.parameters[0], call.terminal));
    if (const auto earlier = office.store.issue_of_key(request.key)) {
        if (earlier->session != session.id || earlier->certificate != request.certificate)
            return std::unexpected(conflict("the key stands for another paper"));
        return issue_response(office, *earlier);
    }
    const auto certificate = TRY(certificate_of(office, session, request.certificate));

    store::Issue issue;
    issue.key = request.key;
    issue.session = session.id;
    issue.terminal = call.terminal;
    issue.certificate = certificate.id;
    issue.verification = base::crypto::random_id();
    issue.issued_at = office.now();
    const auto make = [&](const std::string& serial) {
        return make_document(office, certificate, serial, issue.verification);
    };
    auto issued = office.store.add_issue(issue, local_day(office).tm_year + 1900, make);
    if (!issued)
        return std::unexpected(internal(issued.error()));
    return issue_response(office, *issued);
}

static std::expected<store::Issue, Problem> issue_of(Office& office, const Call& call)
{
    auto issue = TRY(or_problem(office.store.issue(call.parameters[0]), not_found()));
    if (issue.terminal != call.terminal)
        return std::unexpected(not_found());
    return issue;
}

Answer send_document(Office& office, const Call& call)
{
    const auto issue = TRY(issue_of(office, call));
    TRY(open_session_of(office, issue.session, call.terminal));
    if (issue.state != PaperState::issued)
        return std::unexpected(conflict("the paper has its outcome"));
    const auto pdf = TRY(or_problem(office.store.document(issue.serial), not_found()));
    return Response{
        .status = 200, .content_type = "application/pdf", .body = std::string(base::text(pdf))};
}

Answer report_outcome(Office& office, const Call& call)
{
    const auto report = TRY(body_of<wire::OutcomeReport>(call));
    auto issue = TRY(issue_of(office, call));
    const auto contradiction = conflict("the paper has another outcome");
    switch (judge(issue.state, report.outcome)) {
    case Report::contradicts:
        return std::unexpected(contradiction);
    case Report::repeated:
        break;
    case Report::recorded:
        issue.state = state_after(report.outcome);
        issue.pages_out = report.pages_out;
        issue.cause = report.cause;
        issue.outcome_at = report.at;
        issue.recorded_at = office.now();
        TRY(or_problem(office.store.settle(issue, PaperState::issued), contradiction));
    }
    return Response{.status = 204, .content_type = {}, .body = {}};
}

static bool is_kept(PaperState state)
{
    return state == PaperState::issued || state == PaperState::printed ||
           state == PaperState::unknown;
}

Answer verify_paper(Office& office, const Call& call)
{
    const auto issue =
        TRY(or_problem(office.store.issue_of_verification(call.parameters[0]), not_found()));
    const auto certificate =
        TRY(or_problem(office.store.certificate(issue.certificate), not_found()));
    const auto holder = TRY(or_problem(office.store.person(certificate.person), not_found()));
    const wire::Verification answer{
        .genuine = is_kept(issue.state) && certificate.is_good_on(office.now().substr(0, 10)),
        .serial = issue.serial,
        .title = certificate.title,
        .holder_masked = masked(holder.name),
        .issued_at = issue.issued_at,
        .outcome = std::string(name_of(issue.state))};
    if (call.request.accept.contains("text/html"))
        return Response{.status = 200,
                        .content_type = "text/html; charset=utf-8",
                        .body = verification_page(answer)};
    return json_response(200, encode(answer));
}

}  // namespace central
