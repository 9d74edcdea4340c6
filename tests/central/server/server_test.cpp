// The real program over real TLS, with curl and openssl as the strangers that talk to it.
#include "tests/central/centre_process.h"

#include "base/json.h"
#include "tests/catch.h"

#include <sys/wait.h>
#include <csignal>
#include <cstdio>
#include <fstream>

using namespace central::testing;
using namespace std::chrono_literals;
using base::Json;
using base::crypto::Authority;
using base::crypto::CertificateRequest;
using base::crypto::Key;
using base::crypto::random_id;

TEST_CASE("TLS 1.3 with a terminal's certificate is served, older TLS is not")
{
    const CentreProcess centre;
    REQUIRE(centre.post("/v1/heartbeats", CentreProcess::heartbeat()).status == 0);
    REQUIRE(centre.curl("", "/v1/health").text == R"({"status":"ok"})");
    const auto old = centre.as_terminal("--tls-max 1.2", "/v1/health");
    REQUIRE(old.status == 35);  // CURLE_SSL_CONNECT_ERROR
    const auto plain =
        run("curl -sS --max-time 20 http://localhost:" + std::to_string(centre.port()) +
            "/v1/health 2>&1");
    REQUIRE(plain.status != 0);
}

TEST_CASE("a stranger's certificate ends the handshake, none is told so, a revoked one is refused")
{
    const CentreProcess centre;
    REQUIRE(json_from(centre.curl("-X POST", "/v1/heartbeats"))["type"] == "certificate-required");

    const auto now = base::SystemClock{}.wall();
    const base::crypto::Validity day{now - 1h, now + 24h};
    const auto stranger = Authority::create("Yimen centre authority", day);
    const auto key = Key::generate();
    REQUIRE(key.save(centre.file("stranger.key")));
    std::ofstream(centre.file("stranger.pem"))
        << stranger.issue_client(CertificateRequest::create(key, "x"), "T-000001", day).pem();
    const auto refused = centre.curl(
        "--cert " + centre.file("stranger.pem") + " --key " + centre.file("stranger.key"),
        "/v1/health");
    INFO(refused.text);
    REQUIRE(refused.status != 0);

    // The centre's own documents are not a way in either.
    const auto issuer = centre.curl(
        "--cert " + centre.file("data/issuer.pem") + " --key " + centre.file("data/issuer.key"),
        "/v1/health");
    REQUIRE(issuer.status != 0);

    REQUIRE(centre.ctl("revoke --terminal T-000001").status == 0);
    REQUIRE(json_from(centre.post("/v1/heartbeats", CentreProcess::heartbeat()))["type"] ==
            "terminal-unknown");
}

TEST_CASE("kill -9 loses nothing that was answered")
{
    CentreProcess centre;
    const auto session =
        json_from(centre.post("/v1/sessions", centre.evidence()))["session"].get<std::string>();
    const auto list =
        json_from(centre.as_terminal("", "/v1/sessions/" + session + "/certificates"));
    const Json request{{"certificate", list["certificates"][0]["id"]}, {"key", random_id()}};
    const auto issue = json_from(centre.post("/v1/sessions/" + session + "/issues", request));
    const auto serial = issue["serial"].get<std::string>();

    centre.stop(SIGKILL);
    centre.start();
    auto again = json_from(centre.post("/v1/sessions/" + session + "/issues", request));
    REQUIRE(again["serial"] == serial);
    REQUIRE(again["sha256"] == issue["sha256"]);
    const Json outcome{
        {"outcome", "unknown"}, {"cause", "power_cut"}, {"at", "2026-03-01T08:00:00Z"}};
    REQUIRE(centre.post("/v1/issues/" + serial + "/outcome", outcome).text.empty());

    centre.stop(SIGKILL);
    centre.start();
    const auto ledger = json_from(centre.ctl("ledger --json"));
    REQUIRE(ledger.size() == 1);
    REQUIRE(ledger[0]["serial"] == serial);
    REQUIRE(ledger[0]["state"] == "unknown");

    REQUIRE(centre.ctl("resolve --outcome printed --by officer --serial " + serial).status == 0);
    REQUIRE(centre.ctl("resolve --outcome withdrawn --by officer --serial " + serial + " 2>&1")
                .status == 1);
    REQUIRE(json_from(centre.ctl("ledger --json"))[0]["state"] == "printed");
}

TEST_CASE("SIGTERM ends the service well although a connection is open")
{
    CentreProcess centre;
    // A client that has connected and says nothing, until its input ends.
    FILE* idle =
        ::popen(("openssl s_client -quiet -connect localhost:" + std::to_string(centre.port()) +
                 " >/dev/null 2>&1")
                    .c_str(),
                "w");
    REQUIRE(idle);
    REQUIRE(centre.curl("", "/v1/health").status == 0);
    const int status = centre.stop(SIGTERM);
    ::pclose(idle);
    REQUIRE(WIFEXITED(status));
    REQUIRE(WEXITSTATUS(status) == 0);
}

TEST_CASE("what is too large or no HTTP is told so and the service goes on")
{
    const CentreProcess centre;
    std::ofstream(centre.file("body")) << std::string(100'000, 'x');
    const auto large = centre.as_terminal(
        "-w '%{http_code}' -o /dev/null -H 'Content-Type: application/json' -H Expect: "
        "--data-binary @" +
            centre.file("body"),
        "/v1/heartbeats");
    REQUIRE(large.text.contains("413"));
    const auto headers = centre.curl(
        "-w '%{http_code}' -o /dev/null -H 'X: " + std::string(20'000, 'x') + "'", "/v1/health");
    REQUIRE(headers.text.contains("431"));
    const auto garbage =
        run("printf 'NONSENSE\\r\\n\\r\\n' | timeout 20 openssl s_client -quiet "
            "-connect localhost:" +
            std::to_string(centre.port()) + " 2>/dev/null");
    REQUIRE(garbage.text.contains("400"));
    REQUIRE(centre.curl("", "/v1/health").status == 0);
}
