// What a terminal and the centre say to each other: the structs of config/api/openapi.yaml and
// their JSON. Both programs use these, so neither can drift from the other; a test holds them
// against the contract.
//
// Every decode_… checks types, lengths and formats and tells every mistake at once
// (Errc::malformed); a value it returns is trusted afterwards. Times are RFC 3339 UTC texts.
#pragma once

#include "base/json_forward.h"
#include "base/result.h"
#include "base/secret.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace wire {

// POST /v1/enrolments — the only request without a client certificate.
struct Enrolment {
    std::string code;     // One-time, as the centre printed it.
    std::string csr_pem;  // PKCS #10, P-256.
    std::string model;    // Of the terminal, for the fleet list.
};
struct Enrolled {
    std::string terminal;  // "T-000001"; also the certificate's common name.
    std::string certificate_pem;
    std::string authority_pem;  // The private CA, for the terminal to pin.
    std::string issuer_pem;     // The certificate that signs documents (PDF), to verify with.
};

// POST /v1/sessions — evidence that a card lay on the reader.
enum class EvidenceKind { citizen, regional_permit, foreigner_2017, foreigner_2023 };
struct CardEvidence {
    EvidenceKind kind = EvidenceKind::citizen;
    base::SecretText name;
    base::SecretText number;
    std::string valid_to;       // YYYYMMDD or "长期".
    std::string secure_module;  // SAM id of the reader.
    std::string visit;          // 32 hexadecimal digits, made by the terminal.
};
struct SessionOpened {
    std::string session;  // 32 hexadecimal digits.
};

// GET /v1/sessions/{session}/certificates
struct CertificateSummary {
    std::string id;     // Opaque, [A-Za-z0-9-]{1,64}.
    std::string kind;   // Item code, e.g. "residence-certificate".
    std::string title;  // Chinese.
    std::string title_en;
    std::string issuer;      // Chinese.
    std::string valid_from;  // YYYY-MM-DD
    std::string valid_to;    // YYYY-MM-DD or empty: does not expire.
    int pages = 1;
};
struct CertificateList {
    std::vector<CertificateSummary> certificates;  // At most 100.
};

// POST /v1/sessions/{session}/issues — allots the serial of one paper. Idempotent by key: the same
// key gives the same issue.
struct IssueRequest {
    std::string certificate;
    std::string key;  // 32 hexadecimal digits.
};
struct Issue {
    std::string serial;  // One per paper, printed on it: "XF-2026-00000001-3".
    int pages = 1;
    std::string sha256;      // Of the document, 64 hexadecimal digits.
    std::int64_t size = 0;   // Bytes, at most 8 MiB.
    std::string verify_url;  // What the QR on paper and receipt says.
};
// GET /v1/issues/{serial}/document — application/pdf, signed.

// POST /v1/issues/{serial}/outcome — the terminal's print ledger reaches the centre's. Idempotent;
// an outcome once recorded can only be followed by the same one. (409 otherwise.)
enum class Outcome { printed, not_printed, unknown, withdrawn };
struct OutcomeReport {
    Outcome outcome = Outcome::unknown;
    std::optional<int> pages_out;
    std::string cause;  // Keyword for technicians: "paper_out"; empty when printed.
    std::string at;     // When the terminal knew.
};

// POST /v1/ratings — voluntary, never defaulted. Idempotent by visit.
struct Rating {
    std::string visit;
    std::string serial;  // May be empty: nothing was issued.
    int level = 0;       // 1 very dissatisfied … 5 very satisfied (好差评).
};

// POST /v1/sessions/{session}/end — closes the session early; no body, 204.

// POST /v1/heartbeats
struct DeviceStatus {
    std::string device;  // "id_card_reader", "receipt_printer", "document_printer".
    std::string model;
    std::string state;  // The driver's keyword, or "absent".
};
struct Heartbeat {
    std::string version;
    std::int64_t uptime_s = 0;
    std::int64_t outbox = 0;  // Messages kept here, not yet at the centre.
    bool in_service = false;
    std::vector<DeviceStatus> devices;  // At most 32.
};
// Another terminal that is in service now.
struct NearbyTerminal {
    std::string terminal;
    std::string name;  // Of the place, Chinese.
    std::string address;
    std::string hours;   // "08:30-17:30"; empty: always open.
    int distance_m = 0;  // As the crow flies.
};
struct HeartbeatAnswer {
    std::string time;                         // The centre's clock.
    std::vector<NearbyTerminal> nearby = {};  // At most 3, the nearest first.
    std::string catalogue = {};  // SHA-256 of the catalogue in force; empty where there is none.
};

// GET /v1/verifications/{code} — public: what the QR on a paper leads to.
struct Verification {
    bool genuine = false;
    std::string serial;
    std::string title;
    std::string holder_masked;
    std::string issued_at;
    std::string
        outcome;  // of the paper: "issued", "printed", "not_printed", "unknown", "withdrawn"
};

// Any refusal (RFC 9457, application/problem+json). `type` is a keyword the terminal knows or not.
struct Problem {
    int status = 0;
    std::string
        type;  // e.g. "card-expired", "unknown-person", "not-found", "conflict", "malformed"
    std::string title;  // English, for logs.
};

std::string_view name_of(EvidenceKind);
std::string_view name_of(Outcome);

base::Json encode(const Enrolment&);
base::Json encode(const Enrolled&);
base::Json encode(const CardEvidence&);
base::Json encode(const SessionOpened&);
base::Json encode(const CertificateList&);
base::Json encode(const IssueRequest&);
base::Json encode(const Issue&);
base::Json encode(const OutcomeReport&);
base::Json encode(const Rating&);
base::Json encode(const Heartbeat&);
base::Json encode(const HeartbeatAnswer&);
base::Json encode(const Verification&);
base::Json encode(const Problem&);

// T is one of the structs above. Extra: see base/json.h.
template <class T>
base::Result<T> decode(const base::Json&, base::Extra);

}  // namespace wire
