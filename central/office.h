// What every handler works with: one office with its books, its clock and its seal.
#pragma once

#include "base/clock.h"
#include "base/json.h"
#include "central/cases/working_days.h"
#include "central/catalogue/shelf.h"
#include "central/credentials.h"
#include "central/document/canvas.h"
#include "central/http.h"
#include "central/privilege.h"
#include "central/sharing/sharing.h"
#include "central/store/store.h"
#include "central/wire/messages.h"

#include <expected>
#include <functional>
#include <string>
#include <vector>

namespace central {

// A person of the staff (工作人员) who has signed in.
struct StaffMember {
    std::string id;
    std::string name;
    std::string department;  // Id; empty: none.
    std::vector<Role> roles;
};

std::expected<StaffMember, wire::Problem> nobody_signed_in(const Request&);

struct Office {
    store::Store& store;
    const base::Clock& clock;
    const Credentials& credentials;
    const document::Fonts& fonts;
    sharing::Sharing& sharing;
    const cases::WorkingDays& working_days;
    catalogue::Shelf& catalogue;
    std::string public_url;  // In front of /v1/verifications/…, without a slash at the end.

    // Whose request it is, by what they were given when they signed in.
    std::function<std::expected<StaffMember, wire::Problem>(const Request&)> staff_of =
        nobody_signed_in;

    std::string now() const { return base::to_rfc3339(clock.wall()); }
};

// One request on its way through a handler.
struct Call {
    const Request& request;
    std::vector<std::string> parameters;  // Of the path, in order.
    std::string terminal;                 // Empty where no terminal asks.
    StaffMember staff;                    // Empty where no person asks.
};

using Answer = std::expected<Response, wire::Problem>;

wire::Problem not_found();
wire::Problem malformed(const base::Error&);
wire::Problem conflict(std::string_view title);
wire::Problem internal(const base::Error&);

Response json_response(int status, const base::Json&);
Response problem_response(const wire::Problem&);

// The value, or the given problem; a failure of our own store is always an internal one.
template <class T>
std::expected<T, wire::Problem> or_problem(base::Result<T> result, wire::Problem problem)
{
    if (result)
        return std::move(result).value();
    if (result.error().code == base::Errc::exhausted)
        return std::unexpected(internal(result.error()));
    return std::unexpected(std::move(problem));
}

inline std::expected<void, wire::Problem> or_problem(base::Result<> result, wire::Problem problem)
{
    if (result)
        return {};
    if (result.error().code == base::Errc::exhausted)
        return std::unexpected(internal(result.error()));
    return std::unexpected(std::move(problem));
}

// The body as T: what is not exactly T is refused with every mistake named.
template <class T>
std::expected<T, wire::Problem> body_of(const Call& call)
{
    const auto json = base::parse_json(call.request.body, 65'536);
    if (!json)
        return std::unexpected(malformed(json.error()));
    auto message = wire::decode<T>(*json, base::Extra::refused);
    if (!message)
        return std::unexpected(malformed(message.error()));
    return std::move(message).value();
}

}  // namespace central
