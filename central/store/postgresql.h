// What PostgreSQL needs beside SOCI: its connection string, and what libpq knows of a connection.
// For this folder's .cpp files.
#pragma once

#include "base/result.h"

#include <exception>
#include <string>

namespace soci {
class session;
}

namespace central::store::postgresql {

base::Result<> check_url(const std::string& url);

// The URL, with limits for whatever it does not set itself: no call waits longer for a server that
// is gone than a terminal waits for an answer. Of several hosts the one that can be written to.
std::string connect_string(const std::string& url);

// Limits and manners of a new connection. Throws when the database keeps texts in another encoding.
void prepare(soci::session&);

// Without a round trip: reads what the server may have said before it hung up.
bool is_alive(soci::session&);

// A statement of the open transaction has failed: COMMIT would roll back and call it done.
bool has_failed_transaction(soci::session&);

// Two transactions were in each other's way, and this one was rolled back for it.
bool may_try_again(const std::exception&);

}  // namespace central::store::postgresql
