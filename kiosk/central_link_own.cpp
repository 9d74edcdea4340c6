// What the link asks for a person's own page and for help.
#include "kiosk/central_answers.h"
#include "kiosk/central_link.h"

#include <fmt/format.h>

namespace kiosk {

void CentralLink::fetch_overview(Request request, std::string session)
{
    post_task([this, request, session = std::move(session)] {
        const auto response = ask(get_of(fmt::format("/v1/sessions/{}/overview", session)));
        post_(OverviewArrived{request, decoded<wire::Overview>(response, "overview")});
    });
}

void CentralLink::fetch_cases(Request request, std::string session)
{
    post_task([this, request, session = std::move(session)] {
        const auto response = ask(get_of(fmt::format("/v1/sessions/{}/cases", session)));
        const auto list = decoded<wire::CaseList>(response, "list of cases");
        post_(CasesArrived{request, part_of(list, &wire::CaseList::cases)});
    });
}

void CentralLink::fetch_records(Request request, std::string session)
{
    post_task([this, request, session = std::move(session)] {
        const auto response = ask(get_of(fmt::format("/v1/sessions/{}/records", session)));
        const auto list = decoded<wire::RecordList>(response, "records");
        post_(RecordsArrived{request, part_of(list, &wire::RecordList::groups)});
    });
}

void CentralLink::fetch_complaints(Request request, std::string session)
{
    post_task([this, request, session = std::move(session)] {
        const auto response = ask(get_of(fmt::format("/v1/sessions/{}/complaints", session)));
        const auto list = decoded<wire::ComplaintList>(response, "list of complaints");
        post_(ComplaintsArrived{request, part_of(list, &wire::ComplaintList::complaints)});
    });
}

void CentralLink::follow_complaint(Request request, std::string key)
{
    post_task([this, request, key = std::move(key)] {
        const auto response = ask(get_of(fmt::format("/v1/complaints/{}", key)));
        const auto standing = decoded<wire::ComplaintStanding>(response, "complaint");
        if (standing)
            post_(ComplaintsArrived{request, std::vector{*standing}});
        else
            post_(ComplaintsArrived{request, std::unexpected(standing.error())});
    });
}

void CentralLink::call_help(Request request, wire::HelpCall call)
{
    post_task([this, request, call = std::move(call)] {
        const auto response = ask(post_of("/v1/help-calls", wire::encode(call)));
        post_(HelpCalled{request, decoded<wire::HelpCallAnswer>(response, "help call")});
    });
}

}  // namespace kiosk
