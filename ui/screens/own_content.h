// What the screens of a person's own page and of help show; part of content.h, apart because there
// is so much of it. Texts that came from the centre are shown as they are, in Chinese or English.
#pragma once

#include "base/secret.h"
#include "ui/screens/slip_state.h"

#include <optional>
#include <string>
#include <vector>

namespace ui {

// 我的: whose card it was, and how much there is in each area.
enum class OwnArea { cases, certificates, records, complaints };
struct MyPage {
    base::SecretText masked_name;
    int cases = 0;
    int cases_to_do = 0;
    int certificates = 0;
    int record_sources = 0;
    int complaints = 0;
    int complaints_answered = 0;
};

// 办件: one matter. Days are "2026-03-01", empty where there is none.
enum class CaseAlarm { none, normal, yellow, red, overdue };
struct CaseStage {
    std::string what = {};  // String id: "case.event.accepted".
    std::string on = {};
    std::string holder = {};
    std::string text = {};
    std::string text_en = {};
};
struct CaseView {
    std::string number = {};
    std::string title = {};
    std::string title_en = {};
    std::string state = {};  // String id: "case.state.accepted".
    int stage = 0;           // Of the line of five: handed in, accepted, examined, decided, done.
    std::string applied_on = {};
    std::string holder = {};
    std::string legal_until = {};
    std::string promised_until = {};
    std::optional<int> days_left = {};  // Working days; negative: overdue.
    bool is_provisional = false;
    CaseAlarm alarm = CaseAlarm::none;
    // Why it stands still now; since is empty when it does not.
    std::string stopped_since = {};
    std::string stopped_until = {};
    std::string stop_reason = {};
    std::string stop_reason_en = {};
    std::string to_do = {};  // String id: "case.to_do.collect_result"; empty: nothing.
    std::string to_do_text = {};
    std::string to_do_text_en = {};
    std::string to_do_until = {};
    std::vector<CaseStage> history = {};
};
struct Cases {
    std::vector<CaseView> cases;
};
struct CaseDetail {
    CaseView of;
};

// 社保, 医保, 公积金 …: each platform's on a page of its own.
struct RecordRow {
    std::string label = {};
    std::string label_en = {};
    base::SecretText value = {};
};
struct RecordGroup {
    std::string title = {};
    std::string title_en = {};
    std::string platform = {};
    bool is_available = false;
    std::string as_of = {};  // Local time, "2026-03-01 14:20".
    std::vector<RecordRow> rows = {};
};
struct Records {
    std::vector<RecordGroup> groups;
};

// What was complained of or asked, and the answers; each on a page of its own.
struct ComplaintView {
    std::string number = {};
    std::string kind = {};     // String id: "complaint.kind.complaint".
    std::string subject = {};  // String id: "complaint.subject.guide".
    std::string filed_on = {};
    std::string answered_on = {};  // Empty: not yet.
    base::SecretText answer = {};
};
struct Complaints {
    std::vector<ComplaintView> complaints;
};

// 帮助: the ways to a person.
enum class HelpCallState { none, calling, told, answered, failed, too_often };
struct Help {
    HelpCallState call = HelpCallState::none;
    std::string at = {};  // Local time of told and answered, "14:20".
};
// What it is about. String ids of the kind and of the choices.
struct ComplaintAbout {
    std::string kind = {};
    std::vector<std::string> subjects = {};
};
// Before it is sent: what may be added.
struct ComplaintDraft {
    std::string kind = {};
    std::string subject = {};
    base::SecretText words = {};
    base::SecretText phone = {};
    bool is_by_name = false;  // Of the visit's person; else anonymous.
};
struct ComplaintFiled {
    std::string kind = {};
    std::string number = {};  // Empty: it could not be kept.
    SlipState slip = SlipState::unavailable;
};

// Another terminal that can be used now.
struct NearbyTerminal {
    std::string name = {};
    std::string address = {};
    std::string hours = {};  // "08:30-17:30"; empty: always open.
    int distance_m = 0;
};

}  // namespace ui
