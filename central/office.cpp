#include "central/office.h"

#include "base/json.h"
#include "base/log.h"

#include <algorithm>

namespace central {

using wire::Problem;

static constexpr std::size_t title_limit = 200;

// A mistake may quote the sender's field name: as a line of the contract, whatever it was.
static std::string as_line(std::string text)
{
    text.resize(std::min(text.size(), title_limit));
    std::ranges::replace_if(
        text, [](char c) { return c < ' ' || c > '~'; }, '?');
    return text;
}

std::expected<StaffMember, Problem> nobody_signed_in(const Request&)
{
    return std::unexpected(Problem{401, "sign-in-required", "a person signs in first"});
}

Problem not_found()
{
    return {404, "not-found", "no such thing, or not this terminal's"};
}

Problem malformed(const base::Error& error)
{
    if (error.code == base::Errc::exhausted)
        return {413, "too-large", as_line(error.detail)};
    return {400, "malformed", as_line(error.detail)};
}

Problem conflict(std::string_view title)
{
    return {409, "conflict", std::string(title)};
}

Problem internal(const base::Error& error)
{
    base::log(base::LogEvent::journal_failed, {{"cause", error}});
    return {500, "internal", "the centre could not do it now"};
}

Response json_response(int status, const base::Json& json)
{
    return {status, "application/json", json.dump()};
}

Response problem_response(const Problem& problem)
{
    return {problem.status, "application/problem+json", encode(problem).dump()};
}

}  // namespace central
