// Ways to a person: calls for help, complaints and what was answered.
#include "base/crypto/sealed.h"
#include "base/json.h"
#include "base/log.h"
#include "central/handlers.h"

#include <algorithm>

namespace central {

using wire::Problem;

// A call that nobody took is told again after that; until then another is the same one.
static constexpr std::chrono::minutes call_life{15};
static constexpr std::chrono::hours call_window{1};
static constexpr std::ptrdiff_t calls_in_window = 6;
static constexpr std::size_t words_limit = 4096;

static Answer stands(const store::HelpCall& call)
{
    return json_response(200, encode(wire::HelpCallAnswer{call.told_at, call.answered_at}));
}

static std::expected<std::optional<store::HelpCall>, Problem> open_call(Office& office,
                                                                        const std::string& terminal)
{
    const auto since = base::to_rfc3339(office.clock.wall() - call_life);
    for (auto& each : TRY(or_problem(office.store.help_calls_since(terminal, since), {})))
        if (each.answered_at.empty())
            return std::optional(std::move(each));
    return std::nullopt;
}

Answer call_help(Office& office, const Call& call)
{
    const auto wanted = TRY(body_of<wire::HelpCall>(call));
    if (const auto earlier = office.store.help_call(wanted.key)) {
        if (earlier->terminal != call.terminal)
            return std::unexpected(conflict("the key stands for another terminal's call"));
        return stands(*earlier);
    }
    if (const auto open = TRY(open_call(office, call.terminal)))
        return stands(*open);
    const auto since = base::to_rfc3339(office.clock.wall() - call_window);
    const auto lately = TRY(or_problem(office.store.help_calls_since(call.terminal, since), {}));
    if (std::ssize(lately) >= calls_in_window)
        return std::unexpected(Problem{429, "too-many", "this terminal called often enough"});
    const store::HelpCall made{.key = wanted.key,
                               .terminal = call.terminal,
                               .screen = wanted.screen,
                               .told_at = office.now(),
                               .answered_at = {},
                               .answered_by = {}};
    TRY(or_problem(office.store.add_help_call(made), {}));
    base::log(base::LogEvent::help_called, {{"terminal", call.terminal}});
    return stands(made);
}

static std::expected<wire::ComplaintWords, Problem> opened(const Office& office,
                                                           const std::string& sealed)
{
    if (sealed.empty())
        return wire::ComplaintWords{};
    const auto bytes =
        TRY(or_problem(base::from_base64(sealed), Problem{400, "malformed", "base64"}));
    const auto plain =
        base::crypto::open_sealed(bytes, office.credentials.issuer_key, office.credentials.issuer);
    if (!plain)
        return std::unexpected(Problem{400, "malformed", "not sealed for this centre"});
    const auto json = base::parse_json(base::text(plain->reveal()), words_limit);
    if (!json)
        return std::unexpected(malformed(json.error()));
    auto words = wire::decode<wire::ComplaintWords>(*json, base::Extra::refused);
    if (!words)
        return std::unexpected(malformed(words.error()));
    return std::move(*words);
}

// A visit without a card, or one whose card was not accepted, has no session: anonymous.
static std::optional<std::int64_t> person_of(Office& office, const std::string& terminal,
                                             const std::string& visit)
{
    if (visit.empty())
        return std::nullopt;
    const auto session = office.store.session_of_visit(terminal, visit);
    return session ? std::optional(session->person) : std::nullopt;
}

// The number says which terminal gave it: nobody files under another's.
static bool is_of(const std::string& number, const std::string& terminal)
{
    return number.substr(8, 6) == terminal.substr(2);
}

Answer file_complaint(Office& office, const Call& call)
{
    const auto filed = TRY(body_of<wire::Complaint>(call));
    if (!is_of(filed.number, call.terminal))
        return std::unexpected(conflict("the number is another terminal's"));
    auto words = TRY(opened(office, filed.sealed));
    const store::Complaint complaint{.number = filed.number,
                                     .key = filed.key,
                                     .terminal = call.terminal,
                                     .person = person_of(office, call.terminal, filed.visit),
                                     .kind = filed.kind,
                                     .subject = filed.subject,
                                     .words = std::move(words.words),
                                     .phone = std::move(words.phone),
                                     .filed_at = filed.at,
                                     .received_at = office.now(),
                                     .answer = {},
                                     .answered_at = {},
                                     .answered_by = {}};
    TRY(or_problem(office.store.add_complaint(complaint),
                   conflict("the number or the key stands for another complaint")));
    return Response{.status = 204, .content_type = {}, .body = {}};
}

wire::ComplaintStanding standing_of(const store::Complaint& complaint)
{
    return {.number = complaint.number,
            .kind = complaint.kind,
            .subject = complaint.subject,
            .filed_at = complaint.filed_at,
            .answered_at = complaint.answered_at,
            .answer = complaint.answer};
}

Answer follow_complaint(Office& office, const Call& call)
{
    const auto complaint =
        TRY(or_problem(office.store.complaint_of_key(call.parameters[0]), not_found()));
    return json_response(200, encode(standing_of(complaint)));
}

}  // namespace central
