// Every route against everything that can be wrong with a request.
#include "base/crypto/digest.h"

#include "base/crypto/document_signature.h"
#include "base/json.h"
#include "tests/central/office_fixture.h"

#include "tests/catch.h"

#include <fstream>
#include <map>
#include <regex>

using namespace central;
using namespace central::testing;
using namespace std::chrono_literals;
using base::Json;
using base::crypto::random_id;

namespace {

const Json printed{{"outcome", "printed"}, {"cause", ""}, {"at", "2026-03-01T08:00:00Z"}};
const Json unknown{{"outcome", "unknown"}, {"cause", "power_cut"}, {"at", "2026-03-01T08:00:00Z"}};

Json heartbeat()
{
    return {{"version", "0.1.0"},
            {"uptime_s", 5},
            {"outbox", 0},
            {"in_service", true},
            {"devices", Json::array({{{"device", "d"}, {"model", ""}, {"state", "ready"}}})}};
}

// Each POST with a body: where it goes, and one that would do.
struct Posting {
    std::string path;
    Json body;
};

std::vector<Posting> postings(OfficeFixture& centre)
{
    const auto session = centre.open();
    const auto certificate = centre.first_certificate(session);
    const auto serial = centre.issue(session)["serial"].get<std::string>();
    const auto visit = random_id();
    return {{"/v1/sessions", centre.evidence("no_certificates", visit)},
            {"/v1/sessions/" + session + "/issues",
             {{"certificate", certificate}, {"key", random_id()}}},
            {"/v1/issues/" + serial + "/outcome", printed},
            {"/v1/ratings", {{"visit", visit}, {"serial", ""}, {"level", 5}}},
            {"/v1/help-calls", {{"key", random_id()}, {"screen", "home"}}},
            {"/v1/complaints",
             {{"number", "TS-2026-0000010001-4"},
              {"key", random_id()},
              {"kind", "complaint"},
              {"subject", "something_else"},
              {"visit", ""},
              {"at", "2026-03-01T08:00:00Z"},
              {"sealed", ""}}},
            {"/v1/heartbeats", heartbeat()}};
}

// "post /v1/sessions/{}/issues" → who may send it, as the contract has it: "terminal", "anyone" or
// roles with commas between them.
std::map<std::string, std::string> operations_of_contract()
{
    std::ifstream file(YIMEN_SOURCE_DIR "/config/api/openapi.yaml");
    constexpr std::string_view roles = "      x-roles: [";
    std::map<std::string, std::string> operations;
    std::string path;
    std::string operation;
    for (std::string line; std::getline(file, line) && line != "components:";) {
        if (line.starts_with("  /v1"))
            path = std::regex_replace(line.substr(2, line.size() - 3), std::regex("[{][a-z]+[}]"),
                                      "{}");
        else if (line == "    get:" || line == "    post:")
            operations[operation = line.substr(4, line.size() - 5) + " " + path] = "terminal";
        else if (line == "      security: []")
            operations[operation] = "anyone";
        else if (line.starts_with(roles))
            operations[operation] = line.substr(roles.size(), line.size() - roles.size() - 1);
    }
    return operations;
}

std::string to_text(Privilege privilege)
{
    if (privilege == Privilege::anyone())
        return "anyone";
    if (privilege == Privilege::terminal())
        return "terminal";
    if (privilege == Privilege::staff())
        return "staff";
    std::string text;
    for (const auto role : all_roles)
        if (privilege.admits(role))
            text += (text.empty() ? "" : ", ") + std::string(name_of(role));
    return text;
}

}  // namespace

TEST_CASE("the centre's routes are the contract's, with the same privilege")
{
    std::map<std::string, std::string> served;
    for (const auto& route : routes())
        served[(route.method == Method::get ? "get " : "post ") + std::string(route.pattern)] =
            to_text(route.privilege);
    REQUIRE(served.size() == routes().size());
    REQUIRE(served == operations_of_contract());
}

TEST_CASE("a path that is spelled as a route's pattern is no path of it")
{
    OfficeFixture centre;
    for (const auto& route : routes())
        if (route.pattern.contains("{}")) {
            const Request request{.method = route.method,
                                  .path = std::string(route.pattern),
                                  .content_type = "application/json",
                                  .accept = "",
                                  .body = "",
                                  .peer = centre.peers[0]};
            CAPTURE(route.pattern);
            CHECK(type_of(answer(*centre.office, request)) == "not-found");
        }
}

TEST_CASE("every route for terminals asks for one in service")
{
    OfficeFixture centre;
    for (const auto& route : routes()) {
        if (route.privilege != Privilege::terminal())
            continue;
        std::string path(route.pattern);
        if (const auto at = path.find("{}"); at != path.npos)
            path.replace(at, 2, random_id());
        const auto ask = [&](int terminal) {
            return route.method == Method::get ? centre.get(path, terminal)
                                               : centre.post(path, Json::object(), terminal);
        };
        INFO(path);
        const auto without = ask(0);
        REQUIRE(without.status == 401);
        REQUIRE(type_of(without) == "certificate-required");

        const auto genuine = centre.peers[0];
        centre.peers[0].fingerprint = std::string(64, '0');
        REQUIRE(type_of(ask(1)) == "terminal-unknown");
        centre.peers[0] = {.name = "T-999999", .fingerprint = genuine.fingerprint};
        REQUIRE(type_of(ask(1)) == "terminal-unknown");
        centre.peers[0] = genuine;
        REQUIRE(ask(1).status != 403);
    }
}

TEST_CASE("a revoked terminal is refused from the next request on")
{
    OfficeFixture centre;
    REQUIRE(centre.post("/v1/heartbeats", heartbeat()).status == 200);
    REQUIRE(centre.store->revoke_terminal(centre.peers[0].name, "2026-03-01T08:00:00Z"));
    REQUIRE(centre.post("/v1/heartbeats", heartbeat()).status == 403);
    REQUIRE(centre.post("/v1/heartbeats", heartbeat(), 2).status == 200);
}

TEST_CASE("a body with a field missing, more, of another type or huge is malformed")
{
    OfficeFixture centre;
    for (const auto& posting : postings(centre)) {
        for (const auto& field : posting.body.items()) {
            INFO(posting.path << " " << field.key());
            auto body = posting.body;
            body.erase(field.key());
            REQUIRE(type_of(centre.post(posting.path, body)) == "malformed");
            body = posting.body;
            body[field.key()] = Json::array({Json::object()});
            REQUIRE(type_of(centre.post(posting.path, body)) == "malformed");
            body[field.key()] = std::string(5000, '9');
            REQUIRE(type_of(centre.post(posting.path, body)) == "malformed");
            body[field.key()] = -1;
            REQUIRE(type_of(centre.post(posting.path, body)) == "malformed");
        }
        auto body = posting.body;
        body["more"] = 1;
        REQUIRE(type_of(centre.post(posting.path, body)) == "malformed");
        for (const auto* text : {"", "[]", "null", "{", "\"x\"", "\xff"})
            REQUIRE(type_of(centre.post_text(posting.path, text)) == "malformed");
        const auto huge = centre.post_text(posting.path, std::string(70'000, ' '));
        REQUIRE(huge.status == 413);
    }
}

TEST_CASE("a problem never repeats what it was sent")
{
    OfficeFixture centre;
    const auto told = centre.post("/v1/sessions", {{"<script>\n张三", "100000198805200078"}});
    REQUIRE(told.status == 400);
    REQUIRE_FALSE(told.body.contains("张三"));
    REQUIRE_FALSE(told.body.contains("100000198805200078"));
    REQUIRE(type_of(told) == "malformed");
}

TEST_CASE("unknown paths, other methods and other content are told apart")
{
    OfficeFixture centre;
    for (const auto* path : {"/", "", "/v1", "/v1/", "/v2/health", "/v1/health/", "/v1//health",
                             "/v1/sessions/../health", "/v1/sessions//certificates",
                             "/v1/sessions/a%2fb/certificates", "/v1/verifications/"})
        REQUIRE(centre.get(path).status == 404);
    REQUIRE(centre.get("/v1/sessions/" + std::string(65, 'a') + "/certificates").status == 404);
    REQUIRE(type_of(centre.get("/v1/ratings")) == "method-not-allowed");
    REQUIRE(type_of(centre.post("/v1/health", nullptr)) == "method-not-allowed");
    const Request form{.method = Method::post,
                       .path = "/v1/heartbeats",
                       .content_type = "application/x-www-form-urlencoded",
                       .accept = {},
                       .body = heartbeat().dump(),
                       .peer = centre.peers[0]};
    REQUIRE(type_of(answer(*centre.office, form)) == "unsupported-media-type");
}

TEST_CASE("health is told to anyone")
{
    OfficeFixture centre;
    REQUIRE(json_of(centre.get("/v1/health", 0)) == Json{{"status", "ok"}});
}

TEST_CASE("an enrolment code makes one terminal, and its lost answer can be asked for again")
{
    OfficeFixture centre;
    const std::string code = "ZZZZ-BBBB-CCCC-DDDD-0009";
    REQUIRE(centre.store->add_code({.digest = base::crypto::sha256_hex(base::view(code)),
                                    .model = "test",
                                    .expires_at = "2026-03-01T09:00:00Z"}));
    const auto request = [] {
        return base::crypto::CertificateRequest::create(base::crypto::Key::generate(), "T-000001");
    };
    const Json body{{"code", code}, {"csr_pem", request().pem()}, {"model", "M"}};
    const auto first = centre.post("/v1/enrolments", body, 0);
    REQUIRE(first.status == 201);
    REQUIRE(json_of(first)["terminal"] == "T-000003");
    REQUIRE(centre.post("/v1/enrolments", body, 0).body == first.body);

    auto other = body;
    other["csr_pem"] = request().pem();
    REQUIRE(type_of(centre.post("/v1/enrolments", other, 0)) == "code-refused");
    other["code"] = "ZZZZ-BBBB-CCCC-DDDD-0008";
    REQUIRE(type_of(centre.post("/v1/enrolments", other, 0)) == "code-refused");
    centre.clock.now += 2h;
    REQUIRE(type_of(centre.post("/v1/enrolments", body, 0)) == "code-refused");

    other["csr_pem"] =
        "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n";
    REQUIRE(type_of(centre.post("/v1/enrolments", other, 0)) == "malformed");
}

TEST_CASE("a card opens a session only for the person on record")
{
    OfficeFixture centre;
    const auto type = [&](const Json& evidence) {
        return type_of(centre.post("/v1/sessions", evidence));
    };
    auto card = centre.evidence("three_certificates", random_id());
    card["name"] = "林晓二";
    REQUIRE(type(card) == "unknown-person");
    card = centre.evidence("three_certificates", random_id());
    card["number"] = "11010519491231002X";
    REQUIRE(type(card) == "unknown-person");
    card["number"] = "110105194912310021";
    REQUIRE(type(card) == "card-refused");
    card = centre.evidence("regional_permit", random_id());
    card["kind"] = "citizen";
    REQUIRE(type(card) == "unknown-person");
    REQUIRE(type(centre.evidence("expired_card", random_id())) == "card-expired");

    for (const auto* person :
         {"three_certificates", "no_certificates", "long_name", "regional_permit", "foreigner"})
        REQUIRE(centre.post("/v1/sessions", centre.evidence(person, random_id())).status == 201);
}

TEST_CASE("a session asked for again is the same; a visit has one person")
{
    OfficeFixture centre;
    const auto visit = random_id();
    const auto first = centre.post("/v1/sessions", centre.evidence("three_certificates", visit));
    const auto again = centre.post("/v1/sessions", centre.evidence("three_certificates", visit));
    REQUIRE(first.body == again.body);
    REQUIRE(type_of(centre.post("/v1/sessions", centre.evidence("foreigner", visit))) ==
            "conflict");
    // Another terminal may happen on the same id.
    REQUIRE(centre.post("/v1/sessions", centre.evidence("foreigner", visit), 2).status == 201);
}

TEST_CASE("a session ends by itself after fifteen minutes, or when told")
{
    OfficeFixture centre;
    const auto session = centre.open();
    const auto path = "/v1/sessions/" + session + "/certificates";
    centre.clock.now += 15min - 1s;
    REQUIRE(centre.get(path).status == 200);
    centre.clock.now += 1s;
    REQUIRE(type_of(centre.get(path)) == "session-ended");

    const auto other = centre.open();
    for (int i = 0; i < 2; ++i)
        REQUIRE(centre.post("/v1/sessions/" + other + "/end", nullptr).status == 204);
    REQUIRE(type_of(centre.get("/v1/sessions/" + other + "/certificates")) == "session-ended");
}

TEST_CASE("another terminal's session and papers do not exist")
{
    OfficeFixture centre;
    const auto session = centre.open();
    const auto serial = centre.issue(session)["serial"].get<std::string>();
    const auto certificate = centre.first_certificate(session);
    const auto at = "/v1/sessions/" + session;
    REQUIRE(centre.get(at + "/certificates", 2).status == 404);
    REQUIRE(centre.post(at + "/issues", {{"certificate", certificate}, {"key", random_id()}}, 2)
                .status == 404);
    REQUIRE(centre.post(at + "/end", nullptr, 2).status == 404);
    REQUIRE(centre.get("/v1/issues/" + serial + "/document", 2).status == 404);
    REQUIRE(centre.post("/v1/issues/" + serial + "/outcome", printed, 2).status == 404);
    REQUIRE(centre.get(at + "/certificates").status == 200);
}

TEST_CASE("a person sees what is theirs and holds today")
{
    OfficeFixture centre;
    const auto list = [&](const std::string& session) {
        return json_of(centre.get("/v1/sessions/" + session + "/certificates"))["certificates"];
    };
    REQUIRE(list(centre.open("no_certificates")).empty());
    const auto session = centre.open();
    const auto all = list(session);
    REQUIRE(all.size() == 3);
    REQUIRE(centre.store->revoke_certificate(all[0]["id"], "2026-03-01T08:00:00Z"));
    REQUIRE(list(session).size() == 2);
    const Json revoked{{"certificate", all[0]["id"]}, {"key", random_id()}};
    REQUIRE(centre.post("/v1/sessions/" + session + "/issues", revoked).status == 404);
    centre.clock.now += 24h * 400;
    REQUIRE(list(centre.open()).empty());
}

TEST_CASE("nobody prints another person's certificate")
{
    OfficeFixture centre;
    const auto certificate = centre.first_certificate(centre.open("foreigner"));
    const auto session = centre.open();
    const Json body{{"certificate", certificate}, {"key", random_id()}};
    REQUIRE(centre.post("/v1/sessions/" + session + "/issues", body).status == 404);
}

TEST_CASE("a key stands for one paper however often it is sent")
{
    OfficeFixture centre;
    const auto session = centre.open();
    const auto path = "/v1/sessions/" + session + "/issues";
    const Json body{{"certificate", centre.first_certificate(session)}, {"key", random_id()}};
    const auto first = centre.post(path, body);
    REQUIRE(first.status == 201);
    REQUIRE(centre.post(path, body).body == first.body);
    auto next = body;
    next["key"] = random_id();
    const auto second = json_of(centre.post(path, next))["serial"];
    REQUIRE(json_of(first)["serial"] == "XF-2026-00000001-1");
    REQUIRE(second.get<std::string>().starts_with("XF-2026-00000002-"));

    const auto list = json_of(centre.get("/v1/sessions/" + session + "/certificates"));
    auto other = body;
    other["certificate"] = list["certificates"][1]["id"];
    REQUIRE(type_of(centre.post(path, other)) == "conflict");
    const auto foreign = centre.open();
    REQUIRE(type_of(centre.post("/v1/sessions/" + foreign + "/issues", body)) == "conflict");
}

TEST_CASE("a document is the one the issue told of, signed, and gone once its paper has an outcome")
{
    OfficeFixture centre;
    const auto issue = centre.issue(centre.open());
    const auto path = "/v1/issues/" + issue["serial"].get<std::string>() + "/document";
    const auto document = centre.get(path);
    REQUIRE(document.status == 200);
    REQUIRE(document.content_type == "application/pdf");
    REQUIRE(static_cast<std::int64_t>(document.body.size()) == issue["size"]);
    REQUIRE(base::crypto::sha256_hex(base::view(document.body)) ==
            issue["sha256"].get<std::string>());
    REQUIRE(base::crypto::verify_pdf(base::view(document.body), centre.credentials->issuer,
                                     centre.clock.now));
    REQUIRE(centre.get(path).body == document.body);

    const auto outcome = "/v1/issues/" + issue["serial"].get<std::string>() + "/outcome";
    REQUIRE(centre.post(outcome, printed).status == 204);
    REQUIRE(type_of(centre.get(path)) == "conflict");
    REQUIRE_FALSE(centre.store->document(issue["serial"]));
}

TEST_CASE("a document is not for a session that has ended, its outcome is")
{
    OfficeFixture centre;
    const auto session = centre.open();
    const auto serial = centre.issue(session)["serial"].get<std::string>();
    REQUIRE(centre.post("/v1/sessions/" + session + "/end", nullptr).status == 204);
    REQUIRE(centre.get("/v1/issues/" + serial + "/document").status == 404);
    centre.clock.now += 24h * 10;
    REQUIRE(centre.post("/v1/issues/" + serial + "/outcome", unknown).status == 204);
}

TEST_CASE("an outcome is recorded once and contradicted never")
{
    OfficeFixture centre;
    const auto serial = centre.issue(centre.open())["serial"].get<std::string>();
    const auto path = "/v1/issues/" + serial + "/outcome";
    REQUIRE(centre.post(path, unknown).status == 204);
    REQUIRE(centre.post(path, unknown).status == 204);
    REQUIRE(type_of(centre.post(path, printed)) == "conflict");
    const auto issue = centre.store->issue(serial);
    REQUIRE(issue->state == PaperState::unknown);
    REQUIRE(issue->cause == "power_cut");
    REQUIRE(issue->recorded_at == "2026-03-01T08:00:00Z");
    REQUIRE_FALSE(issue->pages_out);
}

TEST_CASE("a visit is rated once, by the terminal it was at, for its own paper")
{
    OfficeFixture centre;
    const auto visit = random_id();
    const auto opened = centre.post("/v1/sessions", centre.evidence("three_certificates", visit));
    const auto serial = centre.issue(json_of(opened)["session"])["serial"].get<std::string>();
    Json rating{{"visit", visit}, {"serial", serial}, {"level", 2}};
    REQUIRE(centre.post("/v1/ratings", rating, 2).status == 404);
    REQUIRE(centre.post("/v1/ratings", rating).status == 204);
    REQUIRE(centre.post("/v1/ratings", rating).status == 204);
    rating["level"] = 5;
    REQUIRE(type_of(centre.post("/v1/ratings", rating)) == "conflict");
    REQUIRE(centre.store->ratings(10)->size() == 1);
    REQUIRE(centre.store->ratings(10)->front().level == 2);

    rating["visit"] = random_id();
    REQUIRE(centre.post("/v1/ratings", rating).status == 404);
    const auto other = random_id();
    REQUIRE(centre.post("/v1/sessions", centre.evidence("foreigner", other)).status == 201);
    rating["visit"] = other;
    REQUIRE(centre.post("/v1/ratings", rating).status == 404);
}

TEST_CASE("a paper verifies for anyone while it holds, without telling whose it is")
{
    OfficeFixture centre;
    const auto session = centre.open();
    const auto issue = centre.issue(session);
    const auto url = issue["verify_url"].get<std::string>();
    REQUIRE(url.starts_with("https://centre.example/v1/verifications/"));
    const auto path = url.substr(std::string("https://centre.example").size());
    const auto look = [&] { return json_of(centre.get(path, 0)); };
    REQUIRE(look()["genuine"] == true);
    REQUIRE(look()["holder_masked"] == "林*一");
    REQUIRE(look()["outcome"] == "issued");

    const auto page = centre.get(path, 0, "text/html,*/*");
    REQUIRE(page.content_type.starts_with("text/html"));
    REQUIRE(page.body.contains(issue["serial"].get<std::string>()));
    REQUIRE_FALSE(page.body.contains("林晓一"));

    REQUIRE(centre.store->revoke_certificate(centre.first_certificate(session),
                                             "2026-03-01T08:00:00Z"));
    REQUIRE(look()["genuine"] == false);
    REQUIRE(centre.get("/v1/verifications/" + random_id(), 0).status == 404);
}

TEST_CASE("a withdrawn paper is not genuine")
{
    OfficeFixture centre;
    const auto issue = centre.issue(centre.open());
    auto withdrawn = printed;
    withdrawn["outcome"] = "withdrawn";
    const auto serial = issue["serial"].get<std::string>();
    REQUIRE(centre.post("/v1/issues/" + serial + "/outcome", withdrawn).status == 204);
    const auto path = issue["verify_url"].get<std::string>().substr(22);
    REQUIRE(json_of(centre.get(path, 0))["genuine"] == false);
    REQUIRE(json_of(centre.get(path, 0))["outcome"] == "withdrawn");
}

TEST_CASE("a heartbeat is answered with the centre's clock and replaces the one before")
{
    OfficeFixture centre;
    REQUIRE(json_of(centre.post("/v1/heartbeats", heartbeat()))["time"] == "2026-03-01T08:00:00Z");
    centre.clock.now += 1min;
    auto later = heartbeat();
    later["in_service"] = false;
    REQUIRE(centre.post("/v1/heartbeats", later).status == 200);
    const auto kept = centre.store->heartbeats();
    REQUIRE(kept->size() == 1);
    REQUIRE(kept->front().at == "2026-03-01T08:01:00Z");
    REQUIRE(kept->front().body.contains("\"in_service\":false"));
}
