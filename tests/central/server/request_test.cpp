// What of a request on the wire reaches a handler, and of its answer the client.
#include "central/server/server.h"
#include "tests/catch.h"
#include "tests/central/centre_process.h"
#include "tests/central/office_fixture.h"

#include <thread>

using namespace central;
using namespace central::testing;

TEST_CASE("query, cookies, key and address are handed on, and an answer's own headers are sent")
{
    const OfficeFixture centre;
    const DataFolder folder{centre.folder.path / "data"};
    const server::Options options{.address = "127.0.0.1",
                                  .certificate = folder.server_certificate(),
                                  .key = folder.server_key(),
                                  .authority = folder.authority_certificate()};
    Request seen;
    const auto server = server::Server::open(options, [&](const Request& request) {
        seen = request;
        return Response{
            .status = 204, .content_type = {}, .body = {}, .headers = {{"Retry-After", "7"}}};
    });
    REQUIRE(server);
    std::thread serving([&] { (*server)->run(); });
    const auto told =
        run("curl -sS --insecure --max-time 20 -i -H 'Cookie: a=1; b=2' "
            "-H 'Idempotency-Key: k1' 'https://127.0.0.1:" +
            std::to_string((*server)->port()) + "/v1/x?from=2026-01&q=%3F?' 2>&1");
    (*server)->stop();
    serving.join();

    INFO(told.text);
    REQUIRE(told.status == 0);
    REQUIRE(told.text.contains("Retry-After: 7"));
    REQUIRE(seen.path == "/v1/x");
    REQUIRE(seen.query == "from=2026-01&q=%3F?");
    REQUIRE(seen.cookie == "a=1; b=2");
    REQUIRE(seen.idempotency_key == "k1");
    REQUIRE(seen.address == "127.0.0.1");
}
