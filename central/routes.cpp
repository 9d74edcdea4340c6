#include "central/routes.h"

#include "base/crypto/digest.h"
#include "base/log.h"
#include "central/handlers.h"

#include <algorithm>
#include <array>

namespace central {

using wire::Problem;

static constexpr auto anyone = Privilege::anyone();
static constexpr auto terminal = Privilege::terminal();

// clang-format off
static constexpr std::array table{
    Route{Method::get,  "/v1/health",                     anyone,   health},
    Route{Method::post, "/v1/enrolments",                 anyone,   enrol_terminal},
    Route{Method::post, "/v1/sessions",                   terminal, open_session},
    Route{Method::get,  "/v1/sessions/{}/certificates",   terminal, list_certificates},
    Route{Method::get,  "/v1/sessions/{}/overview",       terminal, show_overview},
    Route{Method::get,  "/v1/sessions/{}/cases",          terminal, list_cases},
    Route{Method::get,  "/v1/sessions/{}/records",        terminal, list_records},
    Route{Method::get,  "/v1/sessions/{}/complaints",     terminal, list_complaints},
    Route{Method::post, "/v1/sessions/{}/issues",         terminal, create_issue},
    Route{Method::post, "/v1/sessions/{}/end",            terminal, end_session},
    Route{Method::get,  "/v1/issues/{}/document",         terminal, send_document},
    Route{Method::post, "/v1/issues/{}/outcome",          terminal, report_outcome},
    Route{Method::post, "/v1/ratings",                    terminal, rate_visit},
    Route{Method::post, "/v1/help-calls",                 terminal, call_help},
    Route{Method::post, "/v1/complaints",                 terminal, file_complaint},
    Route{Method::get,  "/v1/complaints/{}",              anyone,   follow_complaint},
    Route{Method::post, "/v1/heartbeats",                 terminal, report_heartbeat},
    Route{Method::get,  "/v1/catalogue",                  terminal, send_catalogue},
    Route{Method::get,  "/v1/verifications/{}",           anyone,   verify_paper},
};
// clang-format on

static constexpr std::size_t parameter_limit = 64;

std::span<const Route> routes()
{
    return table;
}

static std::string_view next_part(std::string_view& rest)
{
    const auto end = std::min(rest.find('/', 1), rest.size());
    const auto part = rest.substr(0, end);
    rest.remove_prefix(end);
    return part;
}

// Ids, serials and codes are all of these characters; anything else stays out of the store.
static bool is_parameter(std::string_view text)
{
    return !text.empty() && text.size() <= parameter_limit && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '-';
    });
}

static std::optional<std::vector<std::string>> match(std::string_view pattern,
                                                     std::string_view path)
{
    std::vector<std::string> parameters;
    while (!pattern.empty() && !path.empty()) {
        const auto wanted = next_part(pattern);
        const auto part = next_part(path);
        const bool takes_parameter = wanted == "/{}";
        if (takes_parameter ? !is_parameter(part.substr(1)) : wanted != part)
            return std::nullopt;
        if (takes_parameter)
            parameters.emplace_back(part.substr(1));
    }
    if (!pattern.empty() || !path.empty())
        return std::nullopt;
    return parameters;
}

// The certificate was issued by our authority; here is decided whether it still speaks for a
// terminal. Looked up at every request: a stolen machine is out at once.
static std::expected<std::string, Problem> terminal_of(Office& office, const Request& request)
{
    if (!request.peer)
        return std::unexpected(
            Problem{401, "certificate-required", "a terminal shows its certificate here"});
    const Problem unknown{403, "terminal-unknown", "no terminal in service has this certificate"};
    const auto found = TRY(or_problem(office.store.terminal(request.peer->name), unknown));
    if (!base::crypto::is_same(found.fingerprint, request.peer->fingerprint) ||
        !found.revoked_at.empty())
        return std::unexpected(unknown);
    return found.id;
}

// Who signed in, when one of their roles may do this.
static std::expected<StaffMember, Problem> staff_of(const Office& office, const Request& request,
                                                    Privilege privilege)
{
    auto member = TRY(office.staff_of(request));
    if (std::ranges::none_of(member.roles, [&](Role role) { return privilege.admits(role); }))
        return std::unexpected(Problem{403, "forbidden", "not with the roles of this person"});
    return member;
}

static bool has_json(const Request& request)
{
    const auto type =
        std::string_view(request.content_type).substr(0, request.content_type.find(';'));
    return request.body.empty() || type == "application/json";
}

static Answer perform(Office& office, const Request& request, const Route& route,
                      std::vector<std::string> parameters)
{
    Call call{.request = request, .parameters = std::move(parameters), .terminal = {}, .staff = {}};
    if (route.privilege == terminal)
        call.terminal = TRY(terminal_of(office, request));
    if (route.privilege.is_for_people())
        call.staff = TRY(staff_of(office, request, route.privilege));
    if (!has_json(request))
        return std::unexpected(
            Problem{415, "unsupported-media-type", "a body here is application/json"});
    return route.handler(office, call);
}

struct Found {
    const Route* route = nullptr;
    std::vector<std::string> parameters;
    bool is_known_path = false;
};

static Found find(const Request& request, std::span<const Route> among)
{
    Found found;
    for (const auto& route : among) {
        auto parameters = match(route.pattern, request.path);
        if (!parameters)
            continue;
        found.is_known_path = true;
        if (route.method == request.method)
            return {&route, std::move(*parameters), true};
    }
    return found;
}

static std::string_view name_of(Method method)
{
    return method == Method::get ? "GET" : method == Method::post ? "POST" : "other";
}

// The pattern, not the path: sessions and codes do not belong into a log.
static void note(const Office& office, base::SteadyTime begin, const Route& route, int status)
{
    const auto spent =
        std::chrono::duration_cast<std::chrono::microseconds>(office.clock.steady() - begin);
    base::log(base::LogEvent::request_served, {{"method", name_of(route.method)},
                                               {"route", route.pattern},
                                               {"status", std::int64_t{status}},
                                               {"microseconds", spent.count()}});
}

Response answer(Office& office, const Request& request, std::span<const Route> among)
{
    const auto begin = office.clock.steady();
    auto found = find(request, among);
    if (!found.is_known_path)
        return problem_response({404, "not-found", "no such route"});
    if (!found.route)
        return problem_response({405, "method-not-allowed", "not with this method"});
    const auto response = perform(office, request, *found.route, std::move(found.parameters));
    note(office, begin, *found.route, response ? response->status : response.error().status);
    if (response)
        return *response;
    base::log(base::LogEvent::request_refused,
              {{"route", found.route->pattern}, {"cause", response.error().type}});
    return problem_response(response.error());
}

}  // namespace central
