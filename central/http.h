// A request and its response without sockets, so that every route can be tested by a call.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace central {

enum class Method { get, post, other };

// Who holds the private key of the client certificate; that the authority issued it was checked.
struct Peer {
    std::string name;         // Its common name.
    std::string fingerprint;  // SHA-256 of the certificate, hexadecimal.
};

struct Request {
    Method method = Method::other;
    std::string path;        // Without the query.
    std::string query = {};  // What stands behind the "?", as it was sent.
    std::string content_type;
    std::string accept;
    std::string if_none_match = {};    // The one entity tag that the client has, with its quotes.
    std::string cookie = {};           // All of them, as they were sent.
    std::string idempotency_key = {};  // Of a person's program; a terminal has its key in the body.
    std::string address = {};          // Where the connection comes from, without the port.
    std::string body;
    std::optional<Peer> peer;
};

struct Response {
    int status = 200;
    std::string content_type;  // Empty: no body.
    std::string body;
    std::string etag = {};                                          // With its quotes; empty: none.
    std::vector<std::pair<std::string, std::string>> headers = {};  // Any others.
};

}  // namespace central
