#include "central/cases/view.h"

#include "tests/central/cases/sample.h"

using namespace central::cases;
using namespace central::cases::sample;

static Standing seen(const File& file, std::string_view on)
{
    return standing_of(file, day(on), calendar()).value();
}

TEST_CASE("the citizen is told the stages, and not what the offices do among themselves")
{
    auto terms = plain_terms();
    terms.points = {{.id = "age", .outcomes = {{.name = "met"}}}};
    auto file = accepted_file(terms, "2026-03-02");
    auto tick_age = by_officer(Act::point_ticked);
    tick_age.subject = "age";
    tick_age.outcome = "met";
    REQUIRE_FALSE(enter(file, tick_age, ten("2026-03-03")));
    tick(file, ten("2026-03-06"));
    REQUIRE_FALSE(enter(file, by_officer(Act::granted), ten("2026-03-06")));
    REQUIRE_FALSE(enter(file, by_officer(Act::finished, "到 3 号窗口领取"), ten("2026-03-06")));
    const auto told = case_of(file).value();
    REQUIRE(told.events.size() == 4);
    CHECK(told.events[1].what == Happening::accepted);
    CHECK(told.events[2].what == Happening::decided);
    CHECK(told.events[3].at == "2026-03-06T02:00:00Z");
    CHECK(told.events[3].holder == county);
    const auto standing = seen(file, "2026-03-09");
    CHECK(standing.state == State::finished);
    CHECK(standing.to_do == ToDo::collect_result);
    CHECK(standing.to_do_text == "到 3 号窗口领取");
    CHECK_FALSE(standing.days_left);
}

TEST_CASE("a file is seen as the same case was before it had one")
{
    auto file = accepted_file(plain_terms(), "2026-03-02");
    REQUIRE_FALSE(enter(file, by_officer(Act::examined), ten("2026-03-03")));
    auto stop = by_officer(Act::special_begun, "专家评审");
    stop.reason = Reason::expert_review;
    stop.day = day("2026-03-20");
    REQUIRE_FALSE(enter(file, stop, ten("2026-03-04")));
    const auto compare = [&](std::string_view on) {
        const auto now = seen(file, on);
        const auto before = standing_of(case_of(file).value(), day(on), calendar()).value();
        CHECK(now.state == before.state);
        CHECK(now.legal_until == before.legal_until);
        CHECK(now.promised_until == before.promised_until);
        CHECK(now.days_left == before.days_left);
        CHECK(now.alarm == before.alarm);
        CHECK(now.to_do == before.to_do);
        CHECK(now.applied_on == before.applied_on);
        CHECK(now.holder == before.holder);
        REQUIRE(now.stops.size() == before.stops.size());
        CHECK(now.stops[0].since == before.stops[0].since);
        CHECK(now.stops[0].until == before.stops[0].until);
        CHECK(now.stops[0].is_over == before.stops[0].is_over);
        CHECK(now.stops[0].reason == before.stops[0].reason);
    };
    compare("2026-03-16");
    REQUIRE_FALSE(enter(file, by_officer(Act::special_ended), ten("2026-03-18")));
    compare("2026-03-18");
    compare("2026-04-30");
}

TEST_CASE("a correction and a deferred material are told as what is to be done, and until when")
{
    auto terms = plain_terms();
    terms.materials = {{.id = "photo", .is_key = false}, {.id = "lease", .is_key = false}};
    terms.tolerance_days = 30;
    File file{.terms = terms, .entries = {}};
    REQUIRE_FALSE(enter(file, by_applicant(Act::received), ten("2026-03-02")));
    auto told = by_officer(Act::correction_told, "缺签名页");
    told.text_en = "The signed page";
    told.day = day("2026-03-12");
    REQUIRE_FALSE(enter(file, told, ten("2026-03-03")));
    auto standing = seen(file, "2026-03-04");
    CHECK(standing.to_do == ToDo::supply_papers);
    CHECK(standing.to_do_text_en == "The signed page");
    CHECK(standing.to_do_until == "2026-03-12");
    REQUIRE(standing.stops.size() == 1);
    CHECK_FALSE(standing.stops[0].is_over);

    REQUIRE_FALSE(enter(file, by_applicant(Act::correction_supplied), ten("2026-03-05")));
    for (const auto* material : {"photo", "lease"}) {
        auto deferred = by_applicant(Act::material_deferred, material);
        deferred.day = day(material == std::string("photo") ? "2026-03-20" : "2026-03-18");
        REQUIRE_FALSE(enter(file, deferred, ten("2026-03-05")));
    }
    REQUIRE_FALSE(enter(file, by_officer(Act::accepted), ten("2026-03-06")));
    standing = seen(file, "2026-03-09");
    CHECK(standing.to_do == ToDo::supply_papers);
    CHECK(standing.to_do_until == "2026-03-18");
    CHECK(standing.stops[0].is_over);
    CHECK(standing.stops[0].until == "2026-03-05");
}

TEST_CASE("every stage has a state that a citizen is told, and withdrawn is not refused")
{
    CHECK(state_of(Stage::withdrawn) == State::withdrawn);
    CHECK(state_of(Stage::ended) == State::ended);
    CHECK(state_of(Stage::revoked) == State::revoked);
    for (const auto stage : all_stages)
        CHECK_FALSE(name_of(state_of(stage)).empty());
    for (const auto act : all_acts)
        for (const auto stage : all_stages) {
            // Whatever changes the state is told.
            const auto then = stage_after(stage, act);
            const bool changes = then && state_of(*then) != state_of(stage);
            CHECK((!changes || told_as(act).has_value() || act == Act::point_ticked));
        }
    CHECK_FALSE(
        standing_of(File{.terms = plain_terms(), .entries = {}}, day("2026-03-02"), calendar()));
}
