// The client against a real centre behind real TLS, and against a server that never says a word.
#include "kiosk/http/client.h"

#include "base/crypto/authority.h"
#include "base/json.h"
#include "tests/catch.h"
#include "tests/eventually.h"
#include "tests/folder.h"
#include "tests/hall/centre.h"

#include <fmt/format.h>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <atomic>
#include <fstream>
#include <thread>

using base::Errc;
using namespace std::chrono_literals;

namespace kiosk::http {

namespace {

std::unique_ptr<Client> client_for(const std::string& url, const std::filesystem::path& authority,
                                   std::stop_token stop = {})
{
    auto client =
        Client::open(url, {.authority = authority, .certificate = {}, .key = {}}, std::move(stop));
    REQUIRE(client);
    return std::move(*client);
}

struct Rig {
    tests::Folder folder;
    hall::Centre centre{hall::Programs{YIMEN_BINARY_DIR}, folder.path() / "centre"};

    std::unique_ptr<Client> client() const { return client_for(centre.url(), centre.authority()); }
};

// Listens, and leaves whoever comes in the queue: a connection is made, and no byte is answered.
class SilentServer {
public:
    SilentServer()
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof(address);
        auto* name = reinterpret_cast<sockaddr*>(&address);
        REQUIRE(::bind(socket_, name, length) == 0);
        REQUIRE(::listen(socket_, 4) == 0);
        REQUIRE(::getsockname(socket_, name, &length) == 0);
        url_ = fmt::format("https://127.0.0.1:{}", ntohs(address.sin_port));
    }
    ~SilentServer() { ::close(socket_); }
    SilentServer(const SilentServer&) = delete;
    SilentServer& operator=(const SilentServer&) = delete;

    const std::string& url() const { return url_; }

    bool was_called() const
    {
        pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
        return ::poll(&waiting, 1, 0) == 1;
    }

private:
    const int socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    std::string url_;
};

// Of an authority that vouches for nobody here.
std::filesystem::path foreign_authority(const tests::Folder& folder)
{
    const auto now = std::chrono::system_clock::now();
    const auto authority = base::crypto::Authority::create("another", {now - 1h, now + 24h});
    const auto path = folder.path() / "another.pem";
    std::ofstream(path) << authority.certificate().pem();
    return path;
}

Request get(std::string path)
{
    return {.method = Method::get, .path = std::move(path), .body = {}};
}

const Request health = get("/v1/health");

}  // namespace

TEST_CASE("the centre answers, again and again over one client")
{
    const Rig rig;
    const auto client = rig.client();
    for (int i = 0; i < 3; ++i) {
        const auto response = client->perform(health, base::within(10s));
        REQUIRE(response);
        REQUIRE(response->status == 200);
        REQUIRE(base::parse_json(response->body, 4096));
    }
}

TEST_CASE("any status is an answer")
{
    const Rig rig;
    const auto response = rig.client()->perform(get("/v1/nowhere"), base::within(10s));
    REQUIRE(response);
    REQUIRE(response->status == 404);
}

TEST_CASE("a server that another authority vouches for is not trusted")
{
    const Rig rig;
    const auto client = client_for(rig.centre.url(), foreign_authority(rig.folder));
    REQUIRE(client->perform(health, base::within(10s)).error().code == Errc::untrusted);
}

TEST_CASE("the authority's own certificate for another name is not trusted")
{
    Rig rig;
    const auto data = rig.centre.data();
    const auto authority =
        base::crypto::Authority::adopt(*base::crypto::Key::load(data / "authority.key"),
                                       *base::crypto::Certificate::load(data / "authority.pem"));
    REQUIRE(authority);
    const auto now = std::chrono::system_clock::now();
    const std::vector<std::string> elsewhere{"elsewhere.example"};
    rig.centre.stop();
    std::ofstream(data / "server.pem")
        << authority
               ->issue_server(*base::crypto::Key::load(data / "server.key"), elsewhere,
                              {now - 1h, now + 1h})
               .pem();
    rig.centre.start();
    REQUIRE(rig.client()->perform(health, base::within(10s)).error().code == Errc::untrusted);
}

TEST_CASE("a terminal's route without a terminal's certificate is 401")
{
    const Rig rig;
    const auto response = rig.client()->perform(
        {.method = Method::post, .path = "/v1/heartbeats", .body = "{}"}, base::within(10s));
    REQUIRE(response);
    REQUIRE(response->status == 401);
}

TEST_CASE("an answer longer than its limit is exhausted, and the next one is read")
{
    const Rig rig;
    const auto client = rig.client();
    auto narrow = health;
    narrow.answer_limit = 1;
    REQUIRE(client->perform(narrow, base::within(10s)).error().code == Errc::exhausted);
    const auto response = client->perform(health, base::within(10s));
    REQUIRE(response);
    REQUIRE(response->status == 200);
}

TEST_CASE("where nobody listens the client is disconnected, and connects once somebody does")
{
    Rig rig;
    const auto client = rig.client();
    REQUIRE(client->perform(health, base::within(10s)));
    rig.centre.kill();
    REQUIRE(client->perform(health, base::within(10s)).error().code == Errc::disconnected);
    rig.centre.start();
    REQUIRE(client->perform(health, base::within(10s)));
}

TEST_CASE("a deadline that has passed is a timeout without a connection")
{
    const tests::Folder folder;
    const SilentServer server;
    const auto client = client_for(server.url(), foreign_authority(folder));
    REQUIRE(client->perform(health, base::within(0ms)).error().code == Errc::timeout);
    REQUIRE_FALSE(server.was_called());
}

TEST_CASE("a server that never answers is a timeout at the deadline")
{
    const tests::Folder folder;
    const SilentServer server;
    const auto client = client_for(server.url(), foreign_authority(folder));
    REQUIRE(client->perform(health, base::within(100ms)).error().code == Errc::timeout);
    REQUIRE(server.was_called());
}

TEST_CASE("a client that was stopped says cancelled and asks nothing")
{
    const tests::Folder folder;
    const SilentServer server;
    std::stop_source stop;
    const auto client = client_for(server.url(), foreign_authority(folder), stop.get_token());
    stop.request_stop();
    REQUIRE(client->perform(health, base::within(20s)).error().code == Errc::cancelled);
    REQUIRE_FALSE(server.was_called());
}

TEST_CASE("a request under way ends when the client is stopped")
{
    const tests::Folder folder;
    const SilentServer server;
    std::stop_source stop;
    const auto client = client_for(server.url(), foreign_authority(folder), stop.get_token());
    std::atomic<bool> is_cancelled = false;
    const std::jthread caller([&client, &is_cancelled] {
        const auto response = client->perform(health, base::within(60s));
        is_cancelled = !response && response.error().code == Errc::cancelled;
    });
    REQUIRE(tests::eventually([&] { return server.was_called(); }));
    REQUIRE_FALSE(is_cancelled);
    stop.request_stop();
    REQUIRE(tests::eventually([&] { return is_cancelled.load(); }));
}

TEST_CASE("an address that is not https is refused and not called")
{
    const tests::Folder folder;
    const SilentServer server;
    auto url = server.url();
    url.erase(url.find('s'), 1);
    REQUIRE(url.starts_with("http://"));
    const auto client = client_for(url, foreign_authority(folder));
    REQUIRE(client->perform(health, base::within(10s)).error().code == Errc::refused);
    REQUIRE_FALSE(server.was_called());
}

}  // namespace kiosk::http
