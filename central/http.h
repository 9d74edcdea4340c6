// A request and its response without sockets, so that every route can be tested by a call.
#pragma once

#include <optional>
#include <string>

namespace central {

enum class Method { get, post, other };

// Who holds the private key of the client certificate; that the authority issued it was checked.
struct Peer {
    std::string name;         // Its common name.
    std::string fingerprint;  // SHA-256 of the certificate, hexadecimal.
};

struct Request {
    Method method = Method::other;
    std::string path;  // Without the query.
    std::string content_type;
    std::string accept;
    std::string if_none_match = {};  // The one entity tag that the client has, with its quotes.
    std::string body;
    std::optional<Peer> peer;
};

struct Response {
    int status = 200;
    std::string content_type;  // Empty: no body.
    std::string body;
    std::string etag = {};  // With its quotes; empty: none.
};

}  // namespace central
