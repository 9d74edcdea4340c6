// The centre's HTTPS server: TLS 1.3, client certificates, bounded in every direction. Knows
// nothing of routes: it turns bytes into a Request and a Response into bytes.
#pragma once

#include "base/result.h"
#include "central/http.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace central::server {

struct Options {
    std::string address;
    std::uint16_t port = 0;  // 0: any free one.
    std::filesystem::path certificate;
    std::filesystem::path key;
    std::filesystem::path authority;  // Whose client certificates are believed.
    std::size_t connection_limit = 4096;
    std::chrono::seconds handshake_limit{10};
    std::chrono::seconds request_limit{60};  // Idle time and reading together; also writing.
    std::chrono::seconds farewell_limit{5};  // For requests under way when the server stops.
};

class Server {
public:
    // Called on one thread of its own, never twice at once: it may block on the store.
    using Handler = std::function<Response(const Request&)>;

    // Listens when this returns.
    static base::Result<std::unique_ptr<Server>> open(const Options&, Handler);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    std::uint16_t port() const;

    // Serves until SIGTERM, SIGINT or stop(), then finishes what is under way.
    void run();

    // Thread-safe.
    void stop();

private:
    class Implementation;
    explicit Server(std::unique_ptr<Implementation>);

    std::unique_ptr<Implementation> implementation_;
};

}  // namespace central::server
