// Routes for people of the staff: who is let in, and whom the handler is told of.
#include "tests/catch.h"
#include "tests/central/office_fixture.h"

using namespace central;
using namespace central::testing;

namespace {

Answer tell_name(Office&, const Call& call)
{
    return Response{.status = 200, .content_type = "text/plain", .body = call.staff.name};
}

constexpr std::array desk{
    Route{Method::get, "/desk", Role::officer | Role::head, tell_name},
    Route{Method::get, "/everybody", Privilege::staff(), tell_name},
};

class Desk {
public:
    void sign_in(std::vector<Role> roles)
    {
        centre_.office->staff_of = [roles](const Request&) {
            return StaffMember{.id = "S-1", .name = "made up", .department = "", .roles = roles};
        };
    }

    // With a terminal's certificate, which is no way in here.
    Response get(const std::string& path)
    {
        const Request request{.method = Method::get,
                              .path = path,
                              .content_type = "",
                              .accept = "",
                              .body = "",
                              .peer = centre_.peers[0]};
        return answer(*centre_.office, request, desk);
    }

private:
    OfficeFixture centre_;
};

}  // namespace

TEST_CASE("a route for people asks for somebody who signed in")
{
    Desk centre;
    const auto refused = centre.get("/desk");
    REQUIRE(refused.status == 401);
    REQUIRE(type_of(refused) == "sign-in-required");
}

TEST_CASE("one role of several is enough, any other is refused")
{
    for (const auto role : all_roles) {
        CAPTURE(name_of(role));
        Desk centre;
        centre.sign_in({role});
        const auto told = centre.get("/desk");
        if (role == Role::officer || role == Role::head) {
            REQUIRE(told.status == 200);
            REQUIRE(told.body == "made up");
        } else {
            REQUIRE(told.status == 403);
            REQUIRE(type_of(told) == "forbidden");
        }
        REQUIRE(centre.get("/everybody").status == 200);
    }
}

TEST_CASE("who has several roles is let in by each, who has none by nothing")
{
    Desk centre;
    centre.sign_in({Role::keeper, Role::officer});
    REQUIRE(centre.get("/desk").status == 200);
    centre.sign_in({});
    REQUIRE(centre.get("/desk").status == 403);
    REQUIRE(centre.get("/everybody").status == 403);
}
