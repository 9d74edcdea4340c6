#include "tests/central/office_fixture.h"

#include "base/crypto/digest.h"
#include "base/crypto/document_signature.h"
#include "base/json.h"

#include "tests/catch.h"

namespace central::testing {

using base::Json;
using base::crypto::CertificateRequest;
using base::crypto::Key;
using base::crypto::random_id;

Json json_of(const Response& response)
{
    INFO(response.status << " " << response.body);
    auto json = base::parse_json(response.body, 1U << 20);
    REQUIRE(json);
    return *json;
}

std::string type_of(const Response& response)
{
    REQUIRE(response.content_type == "application/problem+json");
    const auto problem = wire::decode<wire::Problem>(json_of(response), base::Extra::refused);
    REQUIRE(problem);
    REQUIRE(problem->status == response.status);
    return problem->type;
}

OfficeFixture::OfficeFixture(const store::Location& place) : location(place)
{
    const DataFolder data{folder.path / "data"};
    if (location.is_file())
        location.file = data.store();
    const std::string hosts[] = {"localhost"};
    REQUIRE(Credentials::create(data, hosts, clock.now));
    credentials.emplace(*Credentials::load(data, clock.now));
    reopen_store();
    REQUIRE(demonstration::add_people(*store, fonts, clock.now));
    REQUIRE(demonstration::add_platforms(data.sharing(), clock.now));
    REQUIRE(sharing.load(data.sharing()));
    for (auto& peer : peers) {
        const auto code = "AAAA-BBBB-CCCC-DDDD-" + std::string(&peer == peers ? "0001" : "0002");
        REQUIRE(store->add_code({.digest = base::crypto::sha256_hex(base::view(code)),
                                 .model = "test",
                                 .expires_at = "2026-03-02T00:00:00Z"}));
        const auto request = CertificateRequest::create(Key::generate(), "x");
        const auto enrolled =
            post("/v1/enrolments", {{"code", code}, {"csr_pem", request.pem()}, {"model", "M"}}, 0);
        REQUIRE(enrolled.status == 201);
        const auto pem = json_of(enrolled)["certificate_pem"].get<std::string>();
        const auto certificate = base::crypto::Certificate::from_pem(pem);
        peer = {.name = certificate->common_name(), .fingerprint = certificate->fingerprint()};
    }
}

void OfficeFixture::reopen_store()
{
    office.reset();
    store.reset();
    auto opened = store::Store::open(location);
    INFO((opened ? "" : opened.error().detail));
    REQUIRE(opened);
    store = std::move(*opened);
    office.reset(new Office{.store = *store,
                            .clock = clock,
                            .credentials = *credentials,
                            .fonts = fonts,
                            .sharing = sharing,
                            .working_days = working_days,
                            .catalogue = shelf,
                            .public_url = "https://centre.example"});
}

Response OfficeFixture::post_text(const std::string& path, std::string body, int terminal)
{
    Request request{.method = Method::post,
                    .path = path,
                    .content_type = "application/json",
                    .accept = {},
                    .body = std::move(body),
                    .peer = {}};
    if (terminal > 0)
        request.peer = peers[terminal - 1];
    return answer(*office, request);
}

Response OfficeFixture::post(const std::string& path, const Json& body, int terminal)
{
    return post_text(path, body.is_null() ? "" : body.dump(), terminal);
}

Response OfficeFixture::get(const std::string& path, int terminal, const std::string& accept)
{
    Request request{.method = Method::get,
                    .path = path,
                    .content_type = {},
                    .accept = accept,
                    .body = {},
                    .peer = {}};
    if (terminal > 0)
        request.peer = peers[terminal - 1];
    return answer(*office, request);
}

Json OfficeFixture::evidence(const std::string& person, const std::string& visit) const
{
    for (const auto& card : demonstration::cards())
        if (card.person == person)
            return {{"kind", wire::name_of(card.kind)},
                    {"name", card.name},
                    {"number", card.number},
                    {"valid_to", card.valid_to},
                    {"secure_module", "05.03-1"},
                    {"visit", visit}};
    FAIL("no such person: " << person);
    return {};
}

std::string OfficeFixture::open(const std::string& person)
{
    const auto opened = post("/v1/sessions", evidence(person, random_id()));
    REQUIRE(opened.status == 201);
    return json_of(opened)["session"];
}

std::string OfficeFixture::first_certificate(const std::string& session)
{
    return json_of(get("/v1/sessions/" + session + "/certificates"))["certificates"][0]["id"];
}

Json OfficeFixture::issue(const std::string& session)
{
    const Json body{{"certificate", first_certificate(session)}, {"key", random_id()}};
    const auto issued = post("/v1/sessions/" + session + "/issues", body);
    INFO(issued.body);
    REQUIRE(issued.status == 201);
    return json_of(issued);
}

}  // namespace central::testing
