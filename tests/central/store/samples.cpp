#include "tests/central/store/samples.h"

#include "tests/catch.h"

namespace central::testing {

std::unique_ptr<store::Store> open_store(const store::Location& location)
{
    auto opened = store::Store::open(location);
    INFO((opened ? "" : opened.error().detail));
    REQUIRE(opened);
    return std::move(*opened);
}

store::Terminal terminal_named(const std::string& id)
{
    return {.id = id,
            .model = "YM-1",
            .fingerprint = "fingerprint of " + id,
            .certificate_pem = "-----BEGIN CERTIFICATE-----",
            .enrolled_at = "2026-03-01T08:00:00Z",
            .revoked_at = {}};
}

store::EnrolmentCode enrolment_code(const std::string& digest)
{
    return {.digest = digest, .model = "YM-1", .expires_at = "2026-03-08T08:00:00Z"};
}

Hall furnish(store::Store& store)
{
    REQUIRE(store.add_code(enrolment_code("first")));
    const auto terminal = store.enrol(
        {"first", "request", "2026-03-01T08:00:00Z"},
        [](const std::string& id) -> base::Result<store::Terminal> { return terminal_named(id); });
    REQUIRE(terminal);
    const auto person = store.add_person({.id = 0,
                                          .kind = wire::EvidenceKind::citizen,
                                          .number = base::SecretText("100000198805200078"),
                                          .name = base::SecretText("张三")});
    REQUIRE(person);
    Hall hall{.terminal = terminal->id,
              .person = *person,
              .certificate = "certificate",
              .session = "session",
              .visit = "visit"};
    store::Certificate certificate;
    certificate.id = hall.certificate;
    certificate.person = hall.person;
    certificate.content = base::SecretText("{}");
    REQUIRE(store.add_certificate(certificate));
    REQUIRE(store.add_session({.id = hall.session,
                               .terminal = hall.terminal,
                               .person = hall.person,
                               .visit = hall.visit,
                               .opened_at = "2026-03-01T08:00:00Z",
                               .ended_at = {}}));
    return hall;
}

store::Issue issue_draft(const Hall& hall, const std::string& key)
{
    store::Issue issue;
    issue.key = key;
    issue.session = hall.session;
    issue.terminal = hall.terminal;
    issue.certificate = hall.certificate;
    issue.verification = "verification of " + key;
    issue.issued_at = "2026-03-01T08:00:00Z";
    return issue;
}

store::Complaint complaint_of(const Hall& hall, const std::string& number, const std::string& key)
{
    store::Complaint complaint;
    complaint.number = number;
    complaint.key = key;
    complaint.terminal = hall.terminal;
    complaint.person = hall.person;
    complaint.words = base::SecretText("窗口无人");
    complaint.phone = base::SecretText("");
    complaint.filed_at = "2026-03-01T08:00:00Z";
    complaint.received_at = "2026-03-01T08:00:01Z";
    return complaint;
}

cases::Event event_at(cases::Happening what, const std::string& at)
{
    return {.what = what,
            .at = at,
            .holder = "示范市民政局",
            .text = {},
            .text_en = {},
            .until = {},
            .days = 0};
}

store::Filing filing_of(const Hall& hall)
{
    return {.person = hall.person,
            .of = {.number = {},
                   .item = "elder-allowance",
                   .title = "高龄津贴申领",
                   .title_en = "Allowance for the very old",
                   .legal_days = 20,
                   .promised_days = 5,
                   .events = {event_at(cases::Happening::received, "2026-03-01T08:00:00Z")}}};
}

base::Result<store::Document> tiny_document(const std::string&)
{
    return store::Document{.pdf = base::bytes({1, 2, 3}), .sha256 = std::string(64, 'a')};
}

}  // namespace central::testing
