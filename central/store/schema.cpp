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

// What happened to a case, what was complained of and what was answered is never edited.
static constexpr std::string_view personal_tables[] = {
    R"(CREATE TABLE case_numbers (
        year INTEGER PRIMARY KEY,
        last INTEGER NOT NULL))",
    R"(CREATE TABLE cases (
        number TEXT PRIMARY KEY,
        person INTEGER NOT NULL REFERENCES people (id),
        item TEXT NOT NULL,
        title TEXT NOT NULL,
        title_en TEXT NOT NULL,
        legal_days INTEGER NOT NULL,
        promised_days INTEGER NOT NULL))",
    "CREATE INDEX cases_of_person ON cases (person)",
    R"(CREATE TABLE case_events (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        number TEXT NOT NULL REFERENCES cases (number),
        what TEXT NOT NULL,
        at TEXT NOT NULL,
        holder TEXT NOT NULL,
        text TEXT NOT NULL,
        text_en TEXT NOT NULL,
        until TEXT NOT NULL,
        days INTEGER NOT NULL))",
    "CREATE INDEX events_of_case ON case_events (number)",
    R"(CREATE TRIGGER case_events_are_not_changed BEFORE UPDATE ON case_events
        BEGIN SELECT RAISE(ABORT, 'what happened to a case is not changed'); END)",
    R"(CREATE TRIGGER case_events_are_not_deleted BEFORE DELETE ON case_events
        BEGIN SELECT RAISE(ABORT, 'what happened to a case is not deleted'); END)",
    R"(CREATE TABLE places (
        terminal TEXT PRIMARY KEY REFERENCES terminals (id),
        name TEXT NOT NULL,
        address TEXT NOT NULL,
        hours TEXT NOT NULL,
        latitude_e6 INTEGER NOT NULL,
        longitude_e6 INTEGER NOT NULL))",
    R"(CREATE TABLE help_calls (
        key TEXT PRIMARY KEY,
        terminal TEXT NOT NULL REFERENCES terminals (id),
        screen TEXT NOT NULL,
        told_at TEXT NOT NULL,
        answered_at TEXT NOT NULL DEFAULT '',
        answered_by TEXT NOT NULL DEFAULT ''))",
    "CREATE INDEX help_calls_of_terminal ON help_calls (terminal, told_at)",
    R"(CREATE TABLE complaints (
        number TEXT PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        terminal TEXT NOT NULL REFERENCES terminals (id),
        person INTEGER REFERENCES people (id),
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        words TEXT NOT NULL,
        phone TEXT NOT NULL,
        filed_at TEXT NOT NULL,
        received_at TEXT NOT NULL,
        answer TEXT NOT NULL DEFAULT '',
        answered_at TEXT NOT NULL DEFAULT '',
        answered_by TEXT NOT NULL DEFAULT ''))",
    "CREATE INDEX complaints_of_person ON complaints (person)",
};

// Each list is read in the order of an index, so that it costs the same however much is kept. The
// number of the next terminal is counted, not found by counting.
static constexpr std::string_view indexes[] = {
    "DROP INDEX certificates_of_person",
    "CREATE INDEX certificates_of_person_in_order ON certificates (person, kind, id)",
    "DROP INDEX cases_of_person",
    "CREATE INDEX cases_of_person_in_order ON cases (person, number)",
    "DROP INDEX events_of_case",
    "CREATE INDEX events_of_case_in_order ON case_events (number, id)",
    "DROP INDEX help_calls_of_terminal",
    "CREATE INDEX help_calls_of_terminal_in_order ON help_calls (terminal, told_at DESC, key)",
    "CREATE INDEX help_calls_in_order ON help_calls (told_at DESC, key)",
    "DROP INDEX complaints_of_person",
    "CREATE INDEX complaints_of_person_in_order ON complaints (person, filed_at DESC, number)",
    "CREATE INDEX complaints_in_order ON complaints (filed_at DESC, number)",
    "CREATE INDEX ratings_in_order ON ratings (rated_at DESC, terminal, visit)",
    R"(CREATE TABLE terminal_numbers (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        last INTEGER NOT NULL))",
    "INSERT INTO terminal_numbers (one, last) SELECT 1, count(*) FROM terminals",
};

static constexpr std::span<const std::string_view> steps[] = {first_tables, personal_tables,
                                                              indexes};

std::span<const std::span<const std::string_view>> migrations()
{
    return steps;
}

}  // namespace central::store
