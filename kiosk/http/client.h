// HTTPS to one server that a private authority vouches for: TLS 1.3, a client certificate, no
// redirects, bounded answers. The only folder that knows libcurl.
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>

namespace kiosk::http {

struct Trust {
    std::filesystem::path authority;    // PEM; the only one believed.
    std::filesystem::path certificate;  // PEM, of this terminal; empty before enrolment.
    std::filesystem::path key;          // PEM, private.
};

enum class Method { get, post };

struct Request {
    Method method = Method::get;
    std::string path;                       // From the first slash.
    std::string body;                       // JSON; POST only.
    std::size_t answer_limit = 256 * 1024;  // Bytes.
    std::string if_none_match = {};         // Entity tag, with its quotes; empty: none.
};

struct Response {
    int status = 0;
    std::string body;
};

// Used by one thread. Keeps its connection and resumes TLS sessions.
class Client {
public:
    // base_url: "https://host:port" without a final slash. stop ends a request under way.
    static base::Result<std::unique_ptr<Client>> open(std::string base_url, const Trust&,
                                                      std::stop_token stop);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    // Any HTTP status is a Response. Errc::untrusted when either side's certificate does not
    // hold, Errc::exhausted when the answer is longer than its limit, Errc::refused when the
    // address is not one of https, timeout, disconnected, cancelled.
    base::Result<Response> perform(const Request&, base::Deadline);

private:
    struct Handles;
    Client(std::unique_ptr<Handles>, std::string base_url, std::stop_token);

    std::unique_ptr<Handles> handles_;
    std::string base_url_;
    std::stop_token stop_;
};

}  // namespace kiosk::http
