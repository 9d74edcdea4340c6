#include "tests/central/centre_process.h"

#include "base/json.h"
#include "tests/catch.h"

#include <spawn.h>
#include <sys/wait.h>
#include <array>
#include <csignal>
#include <cstdio>
#include <fstream>

extern char** environ;

namespace central::testing {

using base::Json;
using base::crypto::CertificateRequest;
using base::crypto::random_id;

static const std::string programs = YIMEN_BINARY_DIR "/central/";

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

CentreProcess::CentreProcess(std::string store) : store_(std::move(store))
{
    REQUIRE(ctl("init --host localhost,127.0.0.1").status == 0);
    people_ = json_from(ctl("demo-data --json"));
    start();
    key_.save(file("terminal.key")).value();
    enrol();
}

CentreProcess::~CentreProcess()
{
    if (pid_ > 0)
        stop(SIGTERM);
}

void CentreProcess::start()
{
    std::filesystem::remove(file("port"));
    const std::string program = programs + "yimen-central";
    const std::string data = file("data");
    const std::string port = file("port");
    std::array<const char*, 10> arguments{program.c_str(), "--data",      data.c_str(), "--listen",
                                          "127.0.0.1:0",   "--port-file", port.c_str()};
    if (!store_.empty()) {
        arguments[7] = "--store";
        arguments[8] = store_.c_str();
    }
    REQUIRE(::posix_spawn(&pid_, program.c_str(), nullptr, nullptr,
                          const_cast<char**>(arguments.data()), environ) == 0);
    // The file appears once the program listens.
    REQUIRE(run("timeout 30 sh -c 'until [ -s " + port + " ]; do sleep 0.02; done'").status == 0);
    std::ifstream(port) >> port_;
}

int CentreProcess::stop(int signal)
{
    ::kill(pid_, signal);
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = 0;
    return status;
}

Output CentreProcess::ctl(const std::string& command) const
{
    const auto name = command.substr(0, command.find(' '));
    const auto rest = command.substr(name.size());
    return run(programs + "yimen-centralctl " + name + " --data " + file("data") +
               (store_.empty() ? "" : " --store '" + store_ + "'") + rest);
}

Output CentreProcess::curl(const std::string& options, const std::string& path) const
{
    return run("curl -sS --max-time 20 --cacert " + file("data/authority.pem") + " " + options +
               " https://localhost:" + std::to_string(port_) + path + " 2>&1");
}

Output CentreProcess::as_terminal(const std::string& options, const std::string& path) const
{
    return curl("--cert " + file("terminal.pem") + " --key " + file("terminal.key") + " " + options,
                path);
}

Output CentreProcess::post(const std::string& path, const Json& body) const
{
    std::ofstream(file("body")) << body.dump();
    return as_terminal("-H 'Content-Type: application/json' -d @" + file("body"), path);
}

Json CentreProcess::evidence() const
{
    const auto& card = people_[0];
    return {{"kind", card["kind"]},         {"name", card["name"]},     {"number", card["number"]},
            {"valid_to", card["valid_to"]}, {"secure_module", "05.03"}, {"visit", random_id()}};
}

void CentreProcess::enrol()
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

Json CentreProcess::heartbeat()
{
    return {{"version", "0.1.0"},
            {"uptime_s", 1},
            {"outbox", 0},
            {"in_service", true},
            {"devices", Json::array()}};
}

}  // namespace central::testing
