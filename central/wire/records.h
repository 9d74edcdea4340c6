// What a citizen finds on their own page beside their matters: how much there is, and what other
// platforms keep on them.
#pragma once

#include "base/json_forward.h"
#include "base/result.h"
#include "base/secret.h"

#include <string>
#include <vector>

namespace wire {

// GET /v1/sessions/{session}/overview — counts only; nothing personal is read for it elsewhere.
struct Overview {
    int cases = 0;
    int cases_to_do = 0;  // Of them: that wait for the citizen.
    int certificates = 0;
    int record_sources = 0;
    int complaints = 0;
    int complaints_answered = 0;
};

struct RecordRow {
    std::string label = {};  // Chinese.
    std::string label_en = {};
    base::SecretText value = {};
};
// What one platform keeps. Without an answer of its own it says so instead of being left out.
struct RecordGroup {
    std::string source = {};  // Code: "social-insurance".
    std::string title = {};
    std::string title_en = {};
    std::string platform = {};  // Whose it is, Chinese.
    bool is_available = false;
    std::string as_of = {};            // RFC 3339; empty when it is not available.
    std::vector<RecordRow> rows = {};  // At most 30.
};
// GET /v1/sessions/{session}/records
struct RecordList {
    std::vector<RecordGroup> groups = {};  // At most 10.
};

base::Json encode(const Overview&);
base::Json encode(const RecordList&);

template <class T>
base::Result<T> decode(const base::Json&, base::Extra);

}  // namespace wire
