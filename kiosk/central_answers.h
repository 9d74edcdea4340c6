// Requests to the centre and what its answers are to a visit: for the link's own .cpp files.
#pragma once

#include "base/json.h"
#include "base/log.h"
#include "kiosk/events.h"
#include "kiosk/http/client.h"

#include <string>
#include <string_view>
#include <utility>

namespace kiosk {

inline constexpr std::size_t json_limit = 256 * 1024;

inline http::Request get_of(std::string path)
{
    return {.method = http::Method::get,
            .path = std::move(path),
            .body = {},
            .answer_limit = json_limit};
}

inline http::Request post_of(std::string path, const base::Json& body)
{
    return {.method = http::Method::post,
            .path = std::move(path),
            .body = base::to_line(body),
            .answer_limit = json_limit};
}

template <class T>
Answer<T> decoded(const Answer<http::Response>& response, std::string_view request)
{
    if (!response)
        return std::unexpected(response.error());
    auto json = base::parse_json(response->body, json_limit);
    auto value = json ? wire::decode<T>(*json, base::Extra::ignored)
                      : base::Result<T>(std::unexpected(json.error()));
    if (value)
        return std::move(*value);
    base::log(base::LogEvent::answer_refused, {{"request", request}, {"cause", value.error()}});
    return std::unexpected(CentralProblem::refused);
}

template <class T, class Part>
Answer<Part> part_of(const Answer<T>& answer, Part T::*part)
{
    if (!answer)
        return std::unexpected(answer.error());
    return *answer.*part;
}

}  // namespace kiosk
