CREATE TABLE terminals (
        id TEXT PRIMARY KEY,
        model TEXT NOT NULL,
        fingerprint TEXT NOT NULL UNIQUE,
        certificate_pem TEXT NOT NULL,
        enrolled_at TEXT NOT NULL,
        revoked_at TEXT NOT NULL DEFAULT '')

CREATE TABLE enrolment_codes (
        digest TEXT PRIMARY KEY,
        model TEXT NOT NULL,
        expires_at TEXT NOT NULL,
        request_digest TEXT NOT NULL DEFAULT '',
        terminal TEXT NOT NULL DEFAULT '')

CREATE TABLE heartbeats (
        terminal TEXT PRIMARY KEY REFERENCES terminals (id),
        at TEXT NOT NULL,
        body TEXT NOT NULL)

CREATE TABLE people (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        number TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL)

CREATE TABLE certificates (
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
        revoked_at TEXT NOT NULL DEFAULT '')

CREATE INDEX certificates_of_person ON certificates (person)

CREATE TABLE sessions (
        id TEXT PRIMARY KEY,
        terminal TEXT NOT NULL REFERENCES terminals (id),
        person INTEGER NOT NULL REFERENCES people (id),
        visit TEXT NOT NULL,
        opened_at TEXT NOT NULL,
        ended_at TEXT NOT NULL DEFAULT '',
        UNIQUE (terminal, visit))

CREATE TABLE serials (
        year INTEGER PRIMARY KEY,
        last INTEGER NOT NULL)

CREATE TABLE issues (
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
        resolved_by TEXT NOT NULL DEFAULT '')

CREATE TABLE ratings (
        terminal TEXT NOT NULL,
        visit TEXT NOT NULL,
        serial TEXT NOT NULL,
        level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
        rated_at TEXT NOT NULL,
        PRIMARY KEY (terminal, visit),
        FOREIGN KEY (terminal, visit) REFERENCES sessions (terminal, visit))

INSERT INTO terminals (id, model, fingerprint, certificate_pem, enrolled_at) VALUES ('T-000001', 'YM-1', 'f1', 'pem', '2026-01-05T01:00:00Z')

INSERT INTO terminals (id, model, fingerprint, certificate_pem, enrolled_at, revoked_at) VALUES ('T-000002', 'YM-1', 'f2', 'pem', '2026-01-05T01:00:00Z', '2026-01-06T01:00:00Z')

INSERT INTO enrolment_codes (digest, model, expires_at) VALUES ('d1', 'YM-1', '2026-12-31T00:00:00Z')

INSERT INTO enrolment_codes (digest, model, expires_at, request_digest, terminal) VALUES ('d2', 'YM-1', '2026-12-31T00:00:00Z', 'r2', 'T-000002')

INSERT INTO heartbeats (terminal, at, body) VALUES ('T-000001', '2026-01-05T02:00:00Z', '{}')

INSERT INTO people (kind, number, name) VALUES ('citizen', '100000198805200078', '张三')

INSERT INTO certificates (id, person, kind, title, title_en, issuer, valid_from, valid_to, pages, content) VALUES ('c1', 1, 'residence', '居住证明', 'Residence certificate', '示范市公安局', '2025-01-01', '', 1, '{}')

INSERT INTO sessions (id, terminal, person, visit, opened_at) VALUES ('s1', 'T-000001', 1, 'v1', '2026-01-05T02:00:00Z')

INSERT INTO serials (year, last) VALUES (2026, 2)

INSERT INTO issues (serial, key, session, terminal, certificate, verification, pages, sha256, size, document, issued_at, state) VALUES ('XF-2026-00000001-1', 'k1', 's1', 'T-000001', 'c1', 'q1', 1, 'aa', 3, 'AQID', '2026-01-05T02:01:00Z', 'issued')

INSERT INTO issues (serial, key, session, terminal, certificate, verification, pages, sha256, size, document, issued_at, state, pages_out, cause) VALUES ('XF-2026-00000002-2', 'k2', 's1', 'T-000001', 'c1', 'q2', 1, 'aa', 3, NULL, '2026-01-05T02:02:00Z', 'unknown', 0, 'jammed')

INSERT INTO ratings (terminal, visit, serial, level, rated_at) VALUES ('T-000001', 'v1', 'XF-2026-00000001-1', 4, '2026-01-05T02:05:00Z')
