#include "central/cases/case.h"

#include "tests/catch.h"

#include <map>
#include <set>

using namespace central::cases;
using H = Happening;
using S = State;

static Event event(H what, const std::string& day, std::string text = "", std::string until = "",
                   int days = 0)
{
    return {.what = what,
            .at = day + "T02:00:00Z",
            .holder = "示范市民政局",
            .text = std::move(text),
            .text_en = {},
            .until = std::move(until),
            .days = days};
}

static Case filed(std::vector<Event> events)
{
    return {.number = make_case_number(2026, 1),
            .item = "elder-allowance",
            .title = "高龄津贴",
            .title_en = "Allowance",
            .legal_days = 20,
            .promised_days = 5,
            .events = std::move(events)};
}

static Standing on(const Case& of, std::string_view today)
{
    static const auto calendar = WorkingDays::built_in();
    return standing_of(of, day_from(today).value(), calendar).value();
}

TEST_CASE("each event leads where the law says, and nowhere else")
{
    // For each event: from which states, and to which.
    const std::map<H, std::pair<std::set<S>, S>> table{
        {H::correction_told, {{S::received}, S::correction_told}},
        {H::correction_supplied, {{S::correction_told}, S::received}},
        {H::accepted, {{S::received}, S::accepted}},
        {H::refused, {{S::received, S::correction_told}, S::refused}},
        {H::examined, {{S::accepted, S::examined}, S::examined}},
        {H::special_begun, {{S::accepted, S::examined}, S::special_procedure}},
        {H::special_ended, {{S::special_procedure}, S::examined}},
        {H::extended, {{S::accepted, S::examined}, S::examined}},
        {H::decided, {{S::accepted, S::examined}, S::decided}},
        {H::finished, {{S::accepted, S::examined, S::decided}, S::finished}},
        {H::delivered, {{S::finished}, S::delivered}},
        {H::withdrawn,
         {{S::received, S::correction_told, S::accepted, S::examined, S::special_procedure},
          S::withdrawn}},
        {H::ended,
         {{S::received, S::correction_told, S::accepted, S::examined, S::special_procedure},
          S::ended}},
        {H::revoked, {{S::decided, S::finished, S::delivered}, S::revoked}},
        {H::received, {{}, S::received}},
    };
    REQUIRE(table.size() == wire::all_case_happenings.size());
    for (const auto& [happening, way] : table) {
        const auto& [from, to] = way;
        CAPTURE(name_of(happening));
        for (const auto state : wire::all_case_states) {
            CAPTURE(name_of(state));
            CHECK(state_after(state, happening) ==
                  (from.contains(state) ? std::optional(to) : std::nullopt));
        }
        CHECK(state_after(std::nullopt, happening).has_value() == (happening == H::received));
        CHECK(wire::case_happening_from(name_of(happening)) == happening);
    }
}

TEST_CASE("what is missing is told once")
{
    std::vector events{event(H::received, "2026-03-02"), event(H::correction_told, "2026-03-03"),
                       event(H::correction_supplied, "2026-03-04")};
    CHECK(state_of(events) == S::received);
    events.push_back(event(H::correction_told, "2026-03-05"));
    CHECK_FALSE(state_of(events));
    CHECK_FALSE(state_of({}));
    CHECK_FALSE(state_of({event(H::accepted, "2026-03-02")}));
}

TEST_CASE("both clocks run from acceptance, and the alarm follows the promise")
{
    const auto of = filed({event(H::received, "2026-03-02"), event(H::accepted, "2026-03-02")});
    const auto [today, left, alarm] = GENERATE(table<const char*, int, Alarm>({
        {"2026-03-02", 5, Alarm::normal},
        {"2026-03-03", 4, Alarm::normal},
        {"2026-03-04", 3, Alarm::yellow},
        {"2026-03-06", 1, Alarm::red},
        {"2026-03-08", 1, Alarm::red},  // A Sunday costs nothing.
        {"2026-03-09", 0, Alarm::red},
        {"2026-03-10", -1, Alarm::overdue},
    }));
    CAPTURE(today);
    const auto standing = on(of, today);
    CHECK(standing.promised_until == "2026-03-09");
    CHECK(standing.legal_until == "2026-03-30");
    CHECK(standing.days_left == left);
    CHECK(standing.alarm == alarm);
    CHECK_FALSE(standing.is_provisional);
}

TEST_CASE("before acceptance no clock runs")
{
    const auto standing = on(filed({event(H::received, "2026-03-02")}), "2026-03-03");
    CHECK(standing.promised_until.empty());
    CHECK_FALSE(standing.days_left);
    CHECK(standing.alarm == Alarm::none);
    CHECK(standing.applied_on == "2026-03-02");
}

TEST_CASE("a special procedure stops both clocks and says why; afterwards they go on")
{
    std::vector events{event(H::received, "2026-03-02"), event(H::accepted, "2026-03-02"),
                       event(H::examined, "2026-03-03"),
                       event(H::special_begun, "2026-03-04", "实地核查", "2026-03-20")};
    const auto stopped = on(filed(events), "2026-03-16");
    CHECK(stopped.state == S::special_procedure);
    CHECK(stopped.legal_until.empty());
    CHECK(stopped.days_left == 3);
    CHECK(stopped.alarm == Alarm::none);
    REQUIRE(stopped.stops.size() == 1);
    CHECK(stopped.stops[0].reason == "实地核查");
    CHECK(stopped.stops[0].until == "2026-03-20");
    CHECK_FALSE(stopped.stops[0].is_over);

    events.push_back(event(H::special_ended, "2026-03-18"));
    const auto going = on(filed(events), "2026-03-18");
    CHECK(going.days_left == 3);
    CHECK(going.promised_until == "2026-03-23");
    CHECK(going.stops[0].is_over);
    CHECK(going.stops[0].until == "2026-03-18");
}

TEST_CASE("an extension moves both dates by its days")
{
    const auto standing =
        on(filed({event(H::received, "2026-03-02"), event(H::accepted, "2026-03-02"),
                  event(H::extended, "2026-03-05", "需要上级复核", "", 10)}),
           "2026-03-05");
    CHECK(standing.promised_until == "2026-03-23");
    CHECK(standing.legal_until == "2026-04-14");
    CHECK(standing.days_left == 12);
}

TEST_CASE("the citizen is told what to do, and by when")
{
    const auto missing =
        on(filed({event(H::received, "2026-03-02"),
                  event(H::correction_told, "2026-03-03", "银行卡复印件", "2026-03-17")}),
           "2026-03-04");
    CHECK(missing.to_do == ToDo::supply_papers);
    CHECK(missing.to_do_text == "银行卡复印件");
    CHECK(missing.to_do_until == "2026-03-17");
    CHECK(missing.stops.size() == 1);

    const auto done = on(filed({event(H::received, "2026-03-02"), event(H::accepted, "2026-03-02"),
                                event(H::finished, "2026-03-05", "到 3 号窗口领取")}),
                         "2026-05-04");
    CHECK(done.to_do == ToDo::collect_result);
    CHECK_FALSE(done.days_left);
    CHECK(done.alarm == Alarm::none);
}

TEST_CASE("dates that reach into a year without a table are called provisional")
{
    const auto standing = on(
        filed({event(H::received, "2026-12-01"), event(H::accepted, "2026-12-20")}), "2026-12-21");
    CHECK(standing.is_provisional);
}

TEST_CASE("a case whose events go back in time is not believed")
{
    const auto of = filed({event(H::received, "2026-03-02"), event(H::accepted, "2026-03-01")});
    CHECK_FALSE(standing_of(of, day_from("2026-03-03").value(), WorkingDays::built_in()));
}

TEST_CASE("a case's number checks itself")
{
    CHECK(is_case_number(make_case_number(2026, 9'999'999)));
    int genuine = 0;
    for (char last = '0'; last <= '9'; ++last)
        genuine += is_case_number(std::string("BJ-2026-0000001-") + last) ? 1 : 0;
    CHECK(genuine == 1);
}
