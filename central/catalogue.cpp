#include "central/handlers.h"

namespace central {

Answer send_catalogue(Office& office, const Call& call)
{
    const auto* release =
        office.catalogue.release(office.credentials.issuer_key, office.clock.wall());
    if (!release)
        return std::unexpected(not_found());
    const auto tag = '"' + release->digest + '"';
    if (call.request.if_none_match == tag)
        return Response{.status = 304, .content_type = {}, .body = {}, .etag = tag};
    return Response{
        .status = 200, .content_type = "application/json", .body = release->body, .etag = tag};
}

}  // namespace central
