#include "central/store/schema.h"

namespace central::store {

// Documents are base64: SOCI's two back ends have nothing in common for blobs.
static constexpr std::string_view first_tables[] = {
    R"(CREATE TABLE terminals (
        id TEXT PRIMARY KEY,
        model TEXT NOT NULL,
        fingerprint TEXT NOT NULL UNIQUE,
        certificate_pem TEXT NOT NULL,
        enrolled_at TEXT NOT NULL,
        revoked_at TEXT NOT NULL DEFAULT ''))",
    R"(CREATE TABLE enrolment_codes (
        digest TEXT PRIMARY KEY,
        model TEXT NOT NULL,
        expires_at TEXT NOT NULL,
        request_digest TEXT NOT NULL DEFAULT '',
        terminal TEXT NOT NULL DEFAULT ''))",
    R"(CREATE TABLE heartbeats (
        terminal TEXT PRIMARY KEY REFERENCES terminals (id),
        at TEXT NOT NULL,
        body TEXT NOT NULL))",
    R"(CREATE TABLE people (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        number TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL))",
    R"(CREATE TABLE certificates (
        id TEXT PRIMARY KEY,
        person INTEGER NOT NULL REFERENCES people (id),
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        title_en TEXT NOT NULL,
        issuer TEXT NOT NULL,
        valid_from TEXT NOT NULL,
        valid_to TEXT NOT NULL,
        pages INTEGER NOT NULL,
        content TEXT NOT NULL,
        revoked_at TEXT NOT NULL DEFAULT ''))",
    "CREATE INDEX certificates_of_person ON certificates (person)",
    R"(CREATE TABLE sessions (
        id TEXT PRIMARY KEY,
        terminal TEXT NOT NULL REFERENCES terminals (id),
        person INTEGER NOT NULL REFERENCES people (id),
        visit TEXT NOT NULL,
        opened_at TEXT NOT NULL,
        ended_at TEXT NOT NULL DEFAULT '',
        UNIQUE (terminal, visit)))",
    R"(CREATE TABLE serials (
        year INTEGER PRIMARY KEY,
        last INTEGER NOT NULL))",
    R"(CREATE TABLE issues (
        serial TEXT PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        session TEXT NOT NULL REFERENCES sessions (id),
        terminal TEXT NOT NULL REFERENCES terminals (id),
        certificate TEXT NOT NULL REFERENCES certificates (id),
        verification TEXT NOT NULL UNIQUE,
        pages INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        size INTEGER NOT NULL,
        document TEXT,
        issued_at TEXT NOT NULL,
        state TEXT NOT NULL,
        pages_out INTEGER,
        cause TEXT NOT NULL DEFAULT '',
        outcome_at TEXT NOT NULL DEFAULT '',
        recorded_at TEXT NOT NULL DEFAULT '',
        resolved_by TEXT NOT NULL DEFAULT ''))",
    R"(CREATE TABLE ratings (
        terminal TEXT NOT NULL,
        visit TEXT NOT NULL,
        serial TEXT NOT NULL,
        level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
        rated_at TEXT NOT NULL,
        PRIMARY KEY (terminal, visit),
        FOREIGN KEY (terminal, visit) REFERENCES sessions (terminal, visit)))",
};

static constexpr std::span<const std::string_view> steps[] = {first_tables};

std::span<const std::span<const std::string_view>> migrations()
{
    return steps;
}

}  // namespace central::store
