// What the store keeps, as plain values. Times are RFC 3339 texts in UTC: they sort as they are.
#pragma once

#include "base/bytes.h"
#include "base/secret.h"
#include "central/cases/case.h"
#include "central/paper.h"
#include "central/wire/help.h"

#include <cstdint>
#include <optional>
#include <string>

namespace central::store {

struct Terminal {
    std::string id;
    std::string model;
    std::string fingerprint;  // Of its certificate.
    std::string certificate_pem;
    std::string enrolled_at;
    std::string revoked_at;  // Empty: it may work.
};

struct EnrolmentCode {
    std::string digest;  // SHA-256: whoever reads the store cannot enrol.
    std::string model;
    std::string expires_at;
};

struct Person {
    std::int64_t id = 0;
    wire::EvidenceKind kind{};
    base::SecretText number;
    base::SecretText name;
};

struct Certificate {
    std::string id;
    std::int64_t person = 0;
    std::string kind;
    std::string title;
    std::string title_en;
    std::string issuer;
    std::string valid_from;
    std::string valid_to;  // Empty: does not expire.
    int pages = 1;
    base::SecretText content;  // What the document says, JSON (central/document).
    std::string revoked_at;

    // day: YYYY-MM-DD.
    bool is_good_on(std::string_view day) const
    {
        return revoked_at.empty() && valid_from <= day && (valid_to.empty() || day <= valid_to);
    }
};

struct Session {
    std::string id;
    std::string terminal;
    std::int64_t person = 0;
    std::string visit;
    std::string opened_at;
    std::string ended_at;  // Empty: nobody ended it; it may have run out all the same.
};

struct Issue {
    std::string serial;
    std::string key;
    std::string session;
    std::string terminal;
    std::string certificate;
    std::string verification;  // The code in the QR.
    int pages = 1;
    std::string sha256;
    std::int64_t size = 0;
    std::string issued_at;
    PaperState state = PaperState::issued;
    std::optional<int> pages_out;
    std::string cause;
    std::string outcome_at;   // By the terminal's clock.
    std::string recorded_at;  // By ours.
    std::string resolved_by;  // Who settled an unknown outcome.
};

struct Rating {
    std::string visit;
    std::string terminal;
    std::string serial;
    int level = 0;
    std::string rated_at;
};

struct Heartbeat {
    std::string terminal;
    std::string at;
    std::string body;  // As the terminal sent it, JSON.
};

// Where a terminal stands, for people who look for another.
struct Place {
    std::string terminal;
    std::string name;
    std::string address;
    std::string hours;    // "08:30-17:30"; empty: always open.
    int latitude_e6 = 0;  // Millionths of a degree, north and east positive.
    int longitude_e6 = 0;
};

// A matter of somebody; its number is given by the store.
struct Filing {
    std::int64_t person = 0;
    cases::Case of;
};

struct HelpCall {
    std::string key;
    std::string terminal;
    std::string screen;
    std::string told_at;
    std::string answered_at;  // Empty: nobody has taken it.
    std::string answered_by;
};

struct Complaint {
    std::string number;
    std::string key;
    std::string terminal;
    std::optional<std::int64_t> person;  // None: anonymous.
    wire::ComplaintKind kind{};
    wire::ComplaintSubject subject{};
    base::SecretText words;
    base::SecretText phone;
    std::string filed_at;     // By the terminal's clock.
    std::string received_at;  // By ours.
    base::SecretText answer;
    std::string answered_at;
    std::string answered_by;
};

}  // namespace central::store
