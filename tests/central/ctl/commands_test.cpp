#include "tests/central/centre_process.h"

#include "tests/catch.h"

using namespace central::testing;

TEST_CASE("the operator sees the hall, in words and as JSON")
{
    const CentreProcess centre;
    REQUIRE(centre.ctl("terminals").text.contains("never seen"));
    auto sick = CentreProcess::heartbeat();
    sick["in_service"] = false;
    sick["devices"] = {{{"device", "document_printer"}, {"model", "M"}, {"state", "jammed"}}};
    REQUIRE(centre.post("/v1/heartbeats", sick).status == 0);
    const auto words = centre.ctl("terminals").text;
    REQUIRE(words.contains("OUT OF SERVICE"));
    REQUIRE(words.contains("jammed"));
    const auto list = json_from(centre.ctl("terminals --json"));
    REQUIRE(list[0]["status"]["devices"][0]["state"] == "jammed");
    REQUIRE(json_from(centre.ctl("ratings --json")).empty());
    REQUIRE(centre.ctl("init --host localhost 2>&1").status == 1);
    REQUIRE(centre.ctl("revoke 2>&1").status == 1);
    REQUIRE(centre.ctl("nonsense 2>&1").status == 2);
}
