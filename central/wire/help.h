// How a citizen reaches a person: calls for help, and complaints, questions and what could not be
// got done, each with a number to follow.
#pragma once

#include "base/json_forward.h"
#include "base/result.h"
#include "base/secret.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace wire {

// POST /v1/help-calls. Idempotent by key: the same key again asks how it stands. No personal data.
struct HelpCall {
    std::string key = {};     // 32 hexadecimal digits.
    std::string screen = {};  // Keyword: where the citizen was.
};
struct HelpCallAnswer {
    std::string told_at = {};      // When the centre had it, by its clock.
    std::string answered_at = {};  // When a person took it; empty: expected.
};

enum class ComplaintKind {
    complaint,       // 投诉.
    consultation,    // 咨询.
    cannot_be_done,  // 办不成事.
};
inline constexpr std::array all_complaint_kinds{
    ComplaintKind::complaint, ComplaintKind::consultation, ComplaintKind::cannot_be_done};

enum class ComplaintSubject { conduct, guide, handling, certificate, terminal, other };
inline constexpr std::array all_complaint_subjects{
    ComplaintSubject::conduct,     ComplaintSubject::guide,    ComplaintSubject::handling,
    ComplaintSubject::certificate, ComplaintSubject::terminal, ComplaintSubject::other};

// POST /v1/complaints. Idempotent by number and key.
struct Complaint {
    std::string number =
        {};                // Of the terminal, which may be off the network: "TS-2026-0000010007-4".
    std::string key = {};  // 32 hexadecimal digits; who knows it may read the answer.
    ComplaintKind kind{};
    ComplaintSubject subject{};
    std::string visit = {};   // Empty: without a card.
    std::string at = {};      // By the terminal's clock.
    std::string sealed = {};  // ComplaintWords for the centre's eyes only, base64; empty: none.
};
// What is personal in it. It lies sealed on the terminal's disk until the centre has it.
struct ComplaintWords {
    base::SecretText words = {};  // At most 200 characters.
    base::SecretText phone = {};  // Digits, at most 20.
};

// GET /v1/complaints/{key}
struct ComplaintStanding {
    std::string number = {};
    ComplaintKind kind{};
    ComplaintSubject subject{};
    std::string filed_at = {};
    std::string answered_at = {};  // Empty: not yet.
    base::SecretText answer = {};
};
// GET /v1/sessions/{session}/complaints
struct ComplaintList {
    std::vector<ComplaintStanding> complaints = {};  // At most 20, the newest first.
};

std::string_view name_of(ComplaintKind);
std::string_view name_of(ComplaintSubject);
// Errc::malformed for a name that is none.
base::Result<ComplaintKind> complaint_kind_from(std::string_view);
base::Result<ComplaintSubject> complaint_subject_from(std::string_view);

base::Json encode(const HelpCall&);
base::Json encode(const HelpCallAnswer&);
base::Json encode(const Complaint&);
base::Json encode(const ComplaintWords&);
base::Json encode(const ComplaintStanding&);
base::Json encode(const ComplaintList&);

template <class T>
base::Result<T> decode(const base::Json&, base::Extra);

}  // namespace wire
