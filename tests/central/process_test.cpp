// The real program over real TLS, with curl and openssl as the strangers that talk to it.
#include "base/crypto/authority.h"
#include "base/crypto/random.h"
#include "base/json.h"

#include "tests/catch.h"
#include "tests/central/office_fixture.h"

#include <spawn.h>
#include <sys/wait.h>
#include <array>
#include <csignal>
#include <cstdio>
#include <fstream>

using namespace std::chrono_literals;
using base::Json;
using base::crypto::Authority;
using base::crypto::CertificateRequest;
using base::crypto::Key;
using base::crypto::random_id;

extern char** environ;

namespace {

const std::string programs = YIMEN_BINARY_DIR "/central/";

struct Output {
    int status = 0;
    std::string text;
};

Output run(const std::string& command)
{
    FILE* pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe);
    Output output;
    std::array<char, 4096> buffer{};
    while (const auto got = std::fread(buffer.data(), 1, buffer.size(), pipe))
        output.text.append(buffer.data(), got);
    output.status = WEXITSTATUS(::pclose(pipe));
    return output;
}

Json json_from(const Output& output)
{
    INFO(output.text);
    const auto json = base::parse_json(output.text, 1U << 20);
    REQUIRE(json);
    return *json;
}

// A centre in its own process and folder, with one enrolled terminal.
class Centre {
public:
    Centre()
    {
        REQUIRE(ctl("init --host localhost,127.0.0.1").status == 0);
        people_ = json_from(ctl("demo-data --json"));
        start();
        key_.save(file("terminal.key")).value();
        enrol();
    }
    ~Centre()
    {
        if (pid_ > 0)
            stop(SIGTERM);
    }
    Centre(const Centre&) = delete;
    Centre& operator=(const Centre&) = delete;

    void start()
    {
        std::filesystem::remove(file("port"));
        const std::string program = programs + "yimen-central";
        const std::string data = file("data");
        const std::string port = file("port");
        std::array<const char*, 8> arguments{program.c_str(), "--data",      data.c_str(),
                                             "--listen",      "127.0.0.1:0", "--port-file",
                                             port.c_str(),    nullptr};
        REQUIRE(::posix_spawn(&pid_, program.c_str(), nullptr, nullptr,
                              const_cast<char**>(arguments.data()), environ) == 0);
        // The file appears when the program listens; the folder is watched, not slept for.
        REQUIRE(run("timeout 30 sh -c 'until [ -s " + port + " ]; do sleep 0.02; done'").status ==
                0);
        std::ifstream(port) >> port_;
    }

    int stop(int signal)
    {
        ::kill(pid_, signal);
        int status = 0;
        ::waitpid(pid_, &status, 0);
        pid_ = 0;
        return status;
    }

    Output ctl(const std::string& command) const
    {
        const auto name = command.substr(0, command.find(' '));
        const auto rest = command.substr(name.size());
        return run(programs + "yimen-centralctl " + name + " --data " + file("data") + rest);
    }

    Output curl(const std::string& options, const std::string& path) const
    {
        return run("curl -sS --max-time 20 --cacert " + file("data/authority.pem") + " " + options +
                   " https://localhost:" + std::to_string(port_) + path + " 2>&1");
    }
    Output as_terminal(const std::string& options, const std::string& path) const
    {
        return curl(
            "--cert " + file("terminal.pem") + " --key " + file("terminal.key") + " " + options,
            path);
    }
    Output post(const std::string& path, const Json& body) const
    {
        std::ofstream(file("body")) << body.dump();
        return as_terminal("-H 'Content-Type: application/json' -d @" + file("body"), path);
    }

    Json evidence() const
    {
        const auto& card = people_[0];
        return {{"kind", card["kind"]},     {"name", card["name"]},
                {"number", card["number"]}, {"valid_to", card["valid_to"]},
                {"secure_module", "05.03"}, {"visit", random_id()}};
    }

    std::string file(const std::string& name) const { return (folder_.path / name).string(); }
    int port() const { return port_; }

private:
    void enrol()
    {
        const auto code = json_from(ctl("enrolment-code --model YM-1 --json"))["code"];
        const Json body{{"code", code},
                        {"csr_pem", CertificateRequest::create(key_, "x").pem()},
                        {"model", "YM-1"}};
        std::ofstream(file("body")) << body.dump();
        const auto enrolled = json_from(
            curl("-H 'Content-Type: application/json' -d @" + file("body"), "/v1/enrolments"));
        std::ofstream(file("terminal.pem")) << enrolled["certificate_pem"].get<std::string>();
    }

    central::testing::Folder folder_;
    Key key_ = Key::generate();
    Json people_;
    pid_t pid_ = 0;
    int port_ = 0;
};

const Json heartbeat{{"version", "0.1.0"},
                     {"uptime_s", 1},
                     {"outbox", 0},
                     {"in_service", true},
                     {"devices", Json::array()}};

}  // namespace

TEST_CASE("TLS 1.3 with a terminal's certificate is served, older TLS is not")
{
    const Centre centre;
    REQUIRE(centre.post("/v1/heartbeats", heartbeat).status == 0);
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
    const Centre centre;
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
    REQUIRE(json_from(centre.post("/v1/heartbeats", heartbeat))["type"] == "terminal-unknown");
}

TEST_CASE("kill -9 loses nothing that was answered")
{
    Centre centre;
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
    Centre centre;
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
    const Centre centre;
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

TEST_CASE("the operator sees the hall, in words and as JSON")
{
    const Centre centre;
    REQUIRE(centre.ctl("terminals").text.contains("never seen"));
    auto sick = heartbeat;
    sick["in_service"] = false;
    sick["devices"] = {{{"device", "document_printer"}, {"model", "M"}, {"state", "jammed"}}};
    REQUIRE(centre.post("/v1/heartbeats", sick).status == 0);
    const auto words = centre.ctl("terminals").text;
    REQUIRE(words.contains("OUT OF SERVICE"));
    REQUIRE(words.contains("jammed"));
    const auto list = json_from(centre.ctl("terminals --json"));
    REQUIRE(list[0]["status"]["devices"][0]["state"] == "jammed");
    REQUIRE(json_from(centre.ctl("ratings --json")).empty());
    REQUIRE(centre.ctl("init --host localhost 2>&1").status == 1);
    REQUIRE(centre.ctl("revoke 2>&1").status == 1);
    REQUIRE(centre.ctl("nonsense 2>&1").status == 2);
}
