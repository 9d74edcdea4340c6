// What a person finds of their own: cases, records, complaints; and the ways to a person.
#include "base/crypto/sealed.h"
#include "base/json.h"
#include "central/nearby.h"
#include "tests/central/office_fixture.h"

#include "tests/catch.h"

#include <map>

using namespace central;
using namespace central::testing;
using namespace std::chrono_literals;
using base::Json;
using base::crypto::random_id;

static Json mine(OfficeFixture& centre, const std::string& session, const std::string& what)
{
    const auto response = centre.get("/v1/sessions/" + session + "/" + what);
    REQUIRE(response.status == 200);
    return json_of(response);
}

TEST_CASE("a person's cases are told with where each stands, what waits for them first")
{
    OfficeFixture centre;
    const auto list = mine(centre, centre.open(), "cases")["cases"];
    REQUIRE(list.size() == 5);
    std::map<std::string, Json> by_state;
    for (const auto& each : list)
        by_state[each["state"]] = each;
    REQUIRE(list[0]["to_do"] != "nothing");
    REQUIRE(list[1]["to_do"] != "nothing");
    REQUIRE(list[4]["state"] == "delivered");
    const auto& stopped = by_state["special_procedure"];
    CHECK(stopped["legal_until"] == "");
    CHECK(stopped["alarm"] == "none");
    CHECK(stopped["stops"][0]["reason"] == "需要到经营场所现场核查");
    const auto& overdue = by_state["examined"];
    CHECK(overdue["alarm"] == "overdue");
    CHECK(overdue["days_left"] < 0);
    CHECK(overdue["promised_until"] < overdue["legal_until"]);
    CHECK(overdue["holder"] == "示范市民政局");
    CHECK(by_state["correction_told"]["to_do"] == "supply_papers");
    CHECK(by_state["finished"]["to_do"] == "collect_result");
    CHECK(by_state["finished"]["history"].size() == 4);
}

TEST_CASE("nobody sees the cases of another, nor those of an ended session")
{
    OfficeFixture centre;
    CHECK(mine(centre, centre.open("no_certificates"), "cases")["cases"].empty());
    const auto session = centre.open();
    for (const auto* what : {"overview", "cases", "records", "complaints"}) {
        CAPTURE(what);
        CHECK(centre.get("/v1/sessions/" + session + "/" + what, 2).status == 404);
        CHECK(centre.get("/v1/sessions/" + random_id() + "/" + what).status == 404);
    }
    centre.clock.now += 16min;
    CHECK(type_of(centre.get("/v1/sessions/" + session + "/cases")) == "session-ended");
}

TEST_CASE("the overview counts what there is")
{
    OfficeFixture centre;
    const auto counts = mine(centre, centre.open(), "overview");
    CHECK(counts["cases"] == 5);
    CHECK(counts["cases_to_do"] == 2);
    CHECK(counts["certificates"] == 3);
    CHECK(counts["record_sources"] == 3);
    CHECK(counts["complaints"] == 0);
}

TEST_CASE("what happened to a case can be added to, in its order, and never changed")
{
    OfficeFixture centre;
    auto& store = *centre.store;
    const auto of = store.cases_of(1, 20).value().front();
    REQUIRE(of.events.back().what == wire::CaseHappening::finished);
    const auto event = [](wire::CaseHappening what, const char* at) {
        return cases::Event{
            .what = what, .at = at, .holder = {}, .text = {}, .text_en = {}, .until = {}};
    };
    CHECK(store.add_event(of.number, event(wire::CaseHappening::accepted, "2026-03-01T08:00:00Z"))
              .error()
              .code == base::Errc::refused);
    CHECK_FALSE(
        store.add_event(of.number, event(wire::CaseHappening::delivered, "2020-03-01T08:00:00Z")));
    CHECK(store
              .add_event("BJ-2026-9999999-0",
                         event(wire::CaseHappening::delivered, "2026-03-01T08:00:00Z"))
              .error()
              .code == base::Errc::not_found);
    REQUIRE(
        store.add_event(of.number, event(wire::CaseHappening::delivered, "2026-03-01T08:00:00Z")));
    CHECK(cases::state_of(store.cases_of(1, 20).value().front().events) ==
          wire::CaseState::delivered);
}

TEST_CASE("records say whose they are and of when; of somebody unknown there are none")
{
    OfficeFixture centre;
    const auto groups = mine(centre, centre.open(), "records")["groups"];
    REQUIRE(groups.size() == 3);
    for (const auto& group : groups) {
        CHECK(group["is_available"] == true);
        CHECK(group["as_of"] == "2026-02-28T23:00:00Z");
        CHECK_FALSE(group["platform"].get<std::string>().empty());
        CHECK_FALSE(group["rows"].empty());
    }
    CHECK(mine(centre, centre.open("no_certificates"), "records")["groups"].empty());
}

// ---- Help

TEST_CASE("a call for help is told once, and says when a person has taken it")
{
    OfficeFixture centre;
    const Json call{{"key", random_id()}, {"screen", "preview"}};
    const auto told = json_of(centre.post("/v1/help-calls", call));
    CHECK(told["told_at"] == "2026-03-01T08:00:00Z");
    CHECK(told["answered_at"] == "");
    centre.clock.now += 2min;
    const Json another{{"key", random_id()}, {"screen", "home"}};
    CHECK(json_of(centre.post("/v1/help-calls", another))["told_at"] == "2026-03-01T08:00:00Z");
    REQUIRE(centre.store->help_calls(10)->size() == 1);
    REQUIRE(centre.store->answer_help_call({.key = call["key"],
                                            .terminal = {},
                                            .screen = {},
                                            .told_at = {},
                                            .answered_at = "2026-03-01T08:03:00Z",
                                            .answered_by = "王"}));
    CHECK(json_of(centre.post("/v1/help-calls", call))["answered_at"] == "2026-03-01T08:03:00Z");
    CHECK(centre.post("/v1/help-calls", call, 2).status == 409);
}

TEST_CASE("a terminal that calls for help without end is told that it called often enough")
{
    OfficeFixture centre;
    int status = 200;
    int calls = 0;
    for (; status == 200 && calls < 20; ++calls) {
        const auto key = random_id();
        status = centre.post("/v1/help-calls", {{"key", key}, {"screen", "home"}}).status;
        [[maybe_unused]] const auto taken =
            centre.store->answer_help_call({.key = key,
                                            .terminal = {},
                                            .screen = {},
                                            .told_at = {},
                                            .answered_at = "2026-03-01T08:00:00Z",
                                            .answered_by = "王"});
    }
    CHECK(status == 429);
    CHECK(calls == 7);
    centre.clock.now += 61min;
    CHECK(centre.post("/v1/help-calls", {{"key", random_id()}, {"screen", "home"}}).status == 200);
}

static Json complaint(const OfficeFixture& centre, const std::string& visit)
{
    const wire::ComplaintWords words{.words = base::SecretText("等了两个月"),
                                     .phone = base::SecretText("13800000000")};
    const auto sealed =
        base::crypto::seal(base::view(encode(words).dump()), centre.credentials->issuer);
    return {{"number", "TS-2026-0000010001-4"},
            {"key", random_id()},
            {"kind", "complaint"},
            {"subject", "handling"},
            {"visit", visit},
            {"at", "2026-03-01T07:00:00Z"},
            {"sealed", base::to_base64(sealed.value())}};
}

TEST_CASE("a complaint is filed once, is its person's, and its answer can be read")
{
    OfficeFixture centre;
    const auto visit = random_id();
    const auto opened = centre.post("/v1/sessions", centre.evidence("three_certificates", visit));
    const auto session = json_of(opened)["session"].get<std::string>();
    const auto filed = complaint(centre, visit);
    for (int i = 0; i < 2; ++i)
        REQUIRE(centre.post("/v1/complaints", filed).status == 204);
    const auto kept = centre.store->complaints(10).value();
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].person);
    CHECK(kept[0].words.reveal() == "等了两个月");
    CHECK(kept[0].phone.reveal() == "13800000000");

    const auto path = "/v1/complaints/" + filed["key"].get<std::string>();
    CHECK(json_of(centre.get(path, 0))["answered_at"] == "");
    auto answered = kept[0];
    answered.answer = base::SecretText("已催办，三日内办结");
    answered.answered_at = "2026-03-01T09:00:00Z";
    answered.answered_by = "李";
    REQUIRE(centre.store->answer_complaint(answered));
    CHECK(centre.store->answer_complaint(answered).error().code == base::Errc::refused);
    CHECK(json_of(centre.get(path, 0))["answer"] == "已催办，三日内办结");
    CHECK_FALSE(centre.get(path, 0).body.contains("等了两个月"));
    const auto list = mine(centre, session, "complaints")["complaints"];
    REQUIRE(list.size() == 1);
    CHECK(list[0]["answer"] == "已催办，三日内办结");
    CHECK(mine(centre, session, "overview")["complaints_answered"] == 1);
    CHECK(mine(centre, centre.open("long_name"), "complaints")["complaints"].empty());
}

TEST_CASE("a complaint without a card is nobody's, and one that cannot be believed is refused")
{
    OfficeFixture centre;
    auto filed = complaint(centre, "");
    SECTION("anonymous")
    {
        filed["sealed"] = "";
        CHECK(centre.post("/v1/complaints", filed).status == 204);
        CHECK_FALSE(centre.store->complaints(1)->front().person);
    }
    SECTION("another terminal's number")
    {
        CHECK(centre.post("/v1/complaints", filed, 2).status == 409);
    }
    SECTION("the number of another complaint")
    {
        CHECK(centre.post("/v1/complaints", filed).status == 204);
        filed["key"] = random_id();
        CHECK(centre.post("/v1/complaints", filed).status == 409);
    }
    SECTION("not sealed for this centre")
    {
        filed["sealed"] = "AAAA";
        CHECK(centre.post("/v1/complaints", filed).status == 400);
    }
    SECTION("an unknown key is not found")
    {
        CHECK(centre.get("/v1/complaints/" + random_id(), 0).status == 404);
    }
}

// ---- Other terminals

namespace {

struct Halls {
    std::vector<store::Place> places;
    std::vector<store::Heartbeat> heartbeats;
    std::vector<store::Terminal> terminals;

    void add(const std::string& id, int north_e6, const char* heard, bool is_in_service = true,
             const char* revoked_at = "")
    {
        places.push_back({.terminal = id,
                          .name = "大厅" + id,
                          .address = "路",
                          .hours = "08:30-17:30",
                          .latitude_e6 = 30'000'000 + north_e6,
                          .longitude_e6 = 120'000'000});
        heartbeats.push_back({id, heard, Json{{"in_service", is_in_service}}.dump()});
        terminals.push_back({.id = id,
                             .model = {},
                             .fingerprint = {},
                             .certificate_pem = {},
                             .enrolled_at = {},
                             .revoked_at = revoked_at});
    }
};

}  // namespace

TEST_CASE("the nearest three terminals that are in service are told, with their distance")
{
    Halls halls;
    const auto* lately = "2026-03-01T07:58:00Z";
    halls.add("T-000001", 0, lately);
    halls.add("T-000002", 50'000, lately);
    halls.add("T-000003", 9'000, lately);
    halls.add("T-000004", 20'000, lately);
    halls.add("T-000005", 30'000, lately);
    halls.add("T-000006", 1'000, lately, false);
    halls.add("T-000007", 2'000, "2026-03-01T07:40:00Z");
    halls.add("T-000008", 3'000, lately, true, "2026-02-01T00:00:00Z");
    const auto now = *base::from_rfc3339("2026-03-01T08:00:00Z");
    const Fleet fleet{halls.places, halls.heartbeats, halls.terminals};
    const auto found = nearby(fleet, "T-000001", now);
    REQUIRE(found.size() == 3);
    CHECK(found[0].terminal == "T-000003");
    CHECK(std::abs(found[0].distance_m - 1001) <= 2);
    CHECK(found[1].terminal == "T-000004");
    CHECK(found[2].terminal == "T-000005");
    CHECK(nearby(fleet, "T-000099", now).empty());
}

TEST_CASE("a heartbeat's answer names the others")
{
    OfficeFixture centre;
    const Json beat{{"version", "0.1.0"},
                    {"uptime_s", 5},
                    {"outbox", 0},
                    {"in_service", true},
                    {"devices", Json::array()}};
    REQUIRE(json_of(centre.post("/v1/heartbeats", beat, 2))["nearby"].empty());
    for (int i = 0; i < 2; ++i)
        REQUIRE(centre.store->set_place({.terminal = centre.peers[i].name,
                                         .name = "示范大厅",
                                         .address = "示范路",
                                         .hours = "",
                                         .latitude_e6 = 30'000'000 + i * 10'000,
                                         .longitude_e6 = 120'000'000}));
    const auto answer = json_of(centre.post("/v1/heartbeats", beat, 1));
    REQUIRE(answer["nearby"].size() == 1);
    CHECK(answer["nearby"][0]["terminal"] == centre.peers[1].name);
    CHECK_FALSE(centre.store->set_place({.terminal = "T-000077",
                                         .name = "x",
                                         .address = "x",
                                         .hours = "",
                                         .latitude_e6 = 0,
                                         .longitude_e6 = 0}));
}
