// Records of a hall that does not exist, for tests that need no whole centre.
#pragma once

#include "central/store/store.h"

#include <memory>
#include <string>

namespace central::testing {

std::unique_ptr<store::Store> open_store(const store::Location&);

// What a paper refers to: a terminal, a person with a certificate, a visit.
struct Hall {
    std::string terminal;
    std::int64_t person = 0;
    std::string certificate;
    std::string session;
    std::string visit;
};

Hall furnish(store::Store&);

store::Terminal terminal_named(const std::string& id);
store::EnrolmentCode enrolment_code(const std::string& digest);
store::Issue issue_draft(const Hall&, const std::string& key);
store::Complaint complaint_of(const Hall&, const std::string& number, const std::string& key);
store::Filing filing_of(const Hall&);
cases::Event event_at(cases::Happening, const std::string& at);
base::Result<store::Document> tiny_document(const std::string& serial);

}  // namespace central::testing
