#include "central/cases/machine.h"

#include "tests/central/cases/sample.h"

#include <set>

using namespace central::cases;
using namespace central::cases::sample;

static bool is_offered(const File& file, const Who& who, Act act, std::string_view on)
{
    const auto offers = allowed(file, who, ten(on), calendar()).value();
    return std::ranges::any_of(offers, [&](const Offer& offer) { return offer.act == act; });
}

static Deed point(const std::string& id, const std::string& outcome, const std::string& text = {})
{
    auto deed = by_officer(Act::point_ticked, text);
    deed.subject = id;
    deed.outcome = outcome;
    return deed;
}

TEST_CASE("a case goes from receipt to delivery")
{
    auto file = accepted_file(plain_terms(), "2026-03-02");
    CHECK_FALSE(enter(file, by_officer(Act::examined), ten("2026-03-03")));
    CHECK_FALSE(enter(file, by_officer(Act::granted), ten("2026-03-04")));
    CHECK_FALSE(enter(file, by_officer(Act::finished), ten("2026-03-04")));
    CHECK_FALSE(enter(file, by_applicant(Act::delivered), ten("2026-03-05")));
    CHECK(stage_of(file) == Stage::delivered);
    CHECK(is_over(progress_of(file).value()));
    CHECK(enter(file, by_officer(Act::examined), ten("2026-03-05")) == Refusal::over);
    CHECK_FALSE(verify_chain(file));
    CHECK_FALSE(replay(file, calendar()));
}

TEST_CASE("nothing is decided before it is accepted, and nothing accepted that was not received")
{
    File file{.terms = plain_terms(), .entries = {}};
    CHECK(enter(file, by_officer(Act::accepted), ten("2026-03-02")) == Refusal::wrong_stage);
    CHECK_FALSE(enter(file, by_applicant(Act::received), ten("2026-03-02")));
    CHECK(enter(file, by_officer(Act::granted), ten("2026-03-02")) == Refusal::wrong_stage);
    CHECK(enter(file, by_applicant(Act::received), ten("2026-03-02")) == Refusal::wrong_stage);
}

TEST_CASE("the moment is the service's, and never before the last entry's")
{
    auto file = accepted_file(plain_terms(), "2026-03-02");
    const auto last = file.entries.back().at;
    const auto a_little = propose(file, by_officer(Act::examined), last - most_skew, calendar());
    REQUIRE(a_little);
    CHECK(a_little->at == last);
    const auto too_much = last - most_skew - std::chrono::seconds(1);
    CHECK(propose(file, by_officer(Act::examined), too_much, calendar()).error() ==
          Refusal::clock_behind);
    CHECK(allowed(file, {.by = By::officer, .department = county}, too_much, calendar())
              .value()
              .empty());
}

TEST_CASE("what is missing is told once, with a day, and the answer leads back")
{
    File file{.terms = plain_terms(), .entries = {}};
    REQUIRE_FALSE(enter(file, by_applicant(Act::received), ten("2026-03-02")));
    auto told = by_officer(Act::correction_told);
    told.day = day("2026-03-17");
    CHECK(enter(file, told, ten("2026-03-03")) == Refusal::text_missing);
    told.text = "缺银行卡复印件";
    told.day = day("2026-03-19");
    CHECK(enter(file, told, ten("2026-03-03")) == Refusal::day_out_of_range);
    told.day = day("2026-03-17");
    CHECK_FALSE(enter(file, told, ten("2026-03-03")));
    CHECK_FALSE(enter(file, by_applicant(Act::correction_supplied), ten("2026-03-05")));
    CHECK(enter(file, told, ten("2026-03-05")) == Refusal::already_done);
    CHECK(stage_of(file) == Stage::received);
}

TEST_CASE("an applicant may withdraw until the decision, and nobody does it for them")
{
    auto file = accepted_file(plain_terms(), "2026-03-02");
    CHECK(enter(file, by_officer(Act::withdrawn), ten("2026-03-03")) == Refusal::not_yours);
    auto decided = file;
    CHECK_FALSE(enter(file, by_applicant(Act::withdrawn), ten("2026-03-03")));
    CHECK(stage_of(file) == Stage::withdrawn);
    REQUIRE_FALSE(enter(decided, by_officer(Act::granted), ten("2026-03-03")));
    CHECK(enter(decided, by_applicant(Act::withdrawn), ten("2026-03-03")) == Refusal::wrong_stage);
}

TEST_CASE("the clock stops only for a reason of the law, with words and a day")
{
    auto file = accepted_file(plain_terms(), "2026-03-02");
    auto stop = by_officer(Act::special_begun, "需要专家评审");
    stop.day = day("2026-03-20");
    CHECK(enter(file, stop, ten("2026-03-03")) == Refusal::reason_not_legal);
    for (const auto reason : all_reasons) {
        auto tried = file;
        stop.reason = reason;
        CAPTURE(name_of(reason));
        CHECK(enter(tried, stop, ten("2026-03-03")).has_value() != is_stop_of_the_law(reason));
    }
    stop.reason = Reason::expert_review;
    stop.text.clear();
    CHECK(enter(file, stop, ten("2026-03-03")) == Refusal::text_missing);
    stop.text = "需要专家评审";
    CHECK_FALSE(enter(file, stop, ten("2026-03-03")));
    CHECK(enter(file, by_officer(Act::granted), ten("2026-03-04")) == Refusal::wrong_stage);
    CHECK_FALSE(enter(file, by_officer(Act::special_ended), ten("2026-03-18")));
    CHECK_FALSE(enter(file, by_officer(Act::granted), ten("2026-03-18")));
}

TEST_CASE("an inspection on site stops the clock only of an item whose law has it")
{
    auto terms = plain_terms();
    terms.more_stops = {Reason::site_inspection};
    auto file = accepted_file(terms, "2026-03-02");
    auto stop = by_officer(Act::special_begun, "现场核查");
    stop.day = day("2026-03-20");
    stop.reason = Reason::site_inspection;
    CHECK_FALSE(enter(file, stop, ten("2026-03-03")));
}

TEST_CASE("an extension is the head's, once, in time, and no longer than the law has it")
{
    auto file = accepted_file(plain_terms(), "2026-03-02");
    auto more = by_officer(Act::extended, "案情复杂");
    more.days = 10;
    CHECK(enter(file, more, ten("2026-03-04")) == Refusal::head_needed);
    more.by = By::head;
    more.days = 11;
    CHECK(enter(file, more, ten("2026-03-04")) == Refusal::days_out_of_range);
    more.days = 10;
    auto late = file;
    CHECK(enter(late, more, ten("2026-03-31")) == Refusal::too_late);
    CHECK_FALSE(enter(file, more, ten("2026-03-30")));
    CHECK(enter(file, more, ten("2026-03-30")) == Refusal::already_done);
    CHECK(last_day_of(progress_of(file).value(), file.terms.legal, calendar()) ==
          day("2026-04-14"));
}

TEST_CASE(
    "another department, another role and an unknown hand are sent away, each with its reason")
{
    auto file = accepted_file(plain_terms(), "2026-03-02");
    const auto now = ten("2026-03-03");
    CHECK(enter(file, by_officer(Act::granted, {}, "other"), now) == Refusal::other_department);
    CHECK(enter(file, by_applicant(Act::granted), now) == Refusal::not_yours);
    auto nobody = by_officer(Act::granted);
    nobody.actor = "someone else";
    CHECK(enter(file, nobody, now) == Refusal::actor_malformed);
    auto terminal = by_applicant(Act::withdrawn);
    terminal.department = county;
    CHECK(enter(file, terminal, now) == Refusal::actor_malformed);
    auto machine = by_officer(Act::granted);
    machine.by = By::system;
    CHECK(enter(file, machine, now) == Refusal::actor_malformed);
    machine.actor = "system";
    machine.department.clear();
    CHECK(enter(file, machine, now) == Refusal::not_due);
    auto officer = by_officer(Act::granted_by_silence);
    officer.day = day("2026-03-09");
    CHECK(enter(file, officer, now) == Refusal::not_yours);
}

TEST_CASE("what an act does not have is not carried along")
{
    const auto file = accepted_file(plain_terms(), "2026-03-02");
    const auto refusal = [&](auto change) {
        auto deed = by_officer(Act::examined);
        change(deed);
        const auto entry = propose(file, deed, ten("2026-03-03"), calendar());
        return entry ? std::nullopt : std::optional(entry.error());
    };
    CHECK_FALSE(refusal([](Deed&) {}));
    CHECK(refusal([](Deed& d) { d.days = 1; }) == Refusal::unasked);
    CHECK(refusal([](Deed& d) { d.day = day("2026-03-04"); }) == Refusal::unasked);
    CHECK(refusal([](Deed& d) { d.outcome = "x"; }) == Refusal::unasked);
    CHECK(refusal([](Deed& d) { d.reason = Reason::hearing; }) == Refusal::unasked);
    CHECK(refusal([](Deed& d) { d.digest = some_digest(); }) == Refusal::unasked);
    CHECK(refusal([](Deed& d) { d.subject = "x"; }) == Refusal::unknown_subject);
    CHECK(refusal([](Deed& d) { d.text = "a\nb"; }) == Refusal::text_malformed);
    CHECK(refusal([](Deed& d) { d.text = "\xff"; }) == Refusal::text_malformed);
    CHECK(refusal([](Deed& d) { d.text_en = std::string(601, 'a'); }) == Refusal::text_malformed);
}

TEST_CASE("a decision waits for every review point, and says what they say")
{
    auto terms = plain_terms();
    terms.points = {
        {.id = "age",
         .outcomes = {{.name = "met"}, {.name = "not_met", .is_pass = false, .needs_text = true}}},
        {.id = "residence", .outcomes = {{.name = "met"}}}};
    auto file = accepted_file(terms, "2026-03-02");
    const auto now = ten("2026-03-03");
    CHECK(enter(file, by_officer(Act::granted), now) == Refusal::point_open);
    CHECK(enter(file, point("height", "met"), now) == Refusal::unknown_subject);
    CHECK(enter(file, point("age", "perhaps"), now) == Refusal::outcome_unknown);
    CHECK(enter(file, point("age", "not_met"), now) == Refusal::text_missing);
    CHECK_FALSE(enter(file, point("age", "not_met", "未满八十周岁"), now));
    CHECK(enter(file, by_officer(Act::denied, "不符合"), now) == Refusal::point_open);
    CHECK_FALSE(enter(file, point("residence", "met"), now));
    CHECK(enter(file, by_officer(Act::granted), now) == Refusal::ground_against);
    auto granted = file;
    CHECK(enter(file, by_officer(Act::denied), now) == Refusal::text_missing);
    CHECK_FALSE(enter(file, by_officer(Act::denied, "未满八十周岁"), now));
    // The last tick of a point is the one that counts; the first stays in the file.
    CHECK_FALSE(enter(granted, point("age", "met"), now));
    CHECK(enter(granted, by_officer(Act::denied, "不符合"), now) == Refusal::no_ground);
    CHECK_FALSE(enter(granted, by_officer(Act::granted), now));
}

TEST_CASE("what allowed() offers to each says what it needs")
{
    const auto file = accepted_file(plain_terms(), "2026-03-02");
    const Who officer{.by = By::officer, .department = county};
    CHECK(is_offered(file, officer, Act::granted, "2026-03-03"));
    CHECK_FALSE(is_offered(file, officer, Act::extended, "2026-03-03"));
    CHECK(is_offered(file, {.by = By::head, .department = county}, Act::extended, "2026-03-03"));
    CHECK(is_offered(file, {.by = By::applicant}, Act::withdrawn, "2026-03-03"));
    CHECK_FALSE(
        is_offered(file, {.by = By::officer, .department = "x"}, Act::granted, "2026-03-03"));
    CHECK(allowed(file, {.by = By::system}, ten("2026-03-03"), calendar()).value().empty());
}

TEST_CASE("a file that could not have happened is not gone on with")
{
    auto file = accepted_file(plain_terms(), "2026-03-02");
    file.entries.erase(file.entries.begin());
    CHECK(enter(file, by_officer(Act::examined), ten("2026-03-03")) == Refusal::wrong_stage);
    CHECK_FALSE(allowed(file, {.by = By::applicant}, ten("2026-03-03"), calendar()));
    CHECK_FALSE(due_events(file, ten("2026-03-03"), calendar()));
    const auto illegal = replay(file, calendar());
    REQUIRE(illegal);
    CHECK(illegal->entry == 1);
}

TEST_CASE("a full file takes only what brings the case to its end")
{
    auto file = accepted_file(plain_terms(), "2026-03-02");
    const auto now = ten("2026-03-03");
    while (file.entries.size() < static_cast<std::size_t>(entries_before_closing))
        REQUIRE_FALSE(enter(file, by_officer(Act::examined), now));
    CHECK(enter(file, by_officer(Act::examined), now) == Refusal::file_full);
    CHECK_FALSE(enter(file, by_officer(Act::granted), now));
    CHECK_FALSE(enter(file, by_officer(Act::finished), now));
    CHECK_FALSE(enter(file, by_officer(Act::delivered), now));
}

TEST_CASE("every refusal and every name is told apart, and in two languages")
{
    std::set<std::string_view> names;
    for (const auto refusal : all_refusals) {
        names.insert(name_of(refusal));
        CHECK_FALSE(words_of(refusal).zh.empty());
        CHECK_FALSE(words_of(refusal).en.empty());
    }
    CHECK(names.size() == all_refusals.size());
    for (const auto act : all_acts)
        CHECK(act_from(name_of(act)) == act);
    for (const auto by : all_bys)
        CHECK(by_from(name_of(by)) == by);
    for (const auto reason : all_reasons) {
        CHECK(reason_from(name_of(reason)) == reason);
        CHECK_FALSE(words_of(reason).zh.empty());
    }
    CHECK_FALSE(act_from("back_dated"));
}
