// What the centre does for each route of config/api/openapi.yaml.
#pragma once

#include "central/office.h"

namespace central {

// fleet.cpp
Answer health(Office&, const Call&);
Answer enrol_terminal(Office&, const Call&);
Answer report_heartbeat(Office&, const Call&);

// catalogue.cpp
Answer send_catalogue(Office&, const Call&);

// visits.cpp
Answer open_session(Office&, const Call&);
Answer list_certificates(Office&, const Call&);
Answer end_session(Office&, const Call&);
Answer rate_visit(Office&, const Call&);

// mine.cpp
Answer show_overview(Office&, const Call&);
Answer list_cases(Office&, const Call&);
Answer list_records(Office&, const Call&);
Answer list_complaints(Office&, const Call&);

// help.cpp
Answer call_help(Office&, const Call&);
Answer file_complaint(Office&, const Call&);
Answer follow_complaint(Office&, const Call&);
// What is told of a complaint: not what the citizen wrote.
wire::ComplaintStanding standing_of(const store::Complaint&);

// The session of this terminal while it is open; not-found for anybody else's.
std::expected<store::Session, wire::Problem> open_session_of(Office&, const std::string& id,
                                                             const std::string& terminal);

// papers.cpp
Answer create_issue(Office&, const Call&);
Answer send_document(Office&, const Call&);
Answer report_outcome(Office&, const Call&);
Answer verify_paper(Office&, const Call&);

}  // namespace central
