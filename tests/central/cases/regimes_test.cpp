// The regimes that an item may have: tolerance, commitment, letters, silence, other departments and
// levels; and what time does by itself.
#include "central/cases/timers.h"

#include "tests/central/cases/sample.h"

#include <functional>

using namespace central::cases;
using namespace central::cases::sample;
using Acts = std::vector<Act>;

static File received_file(Terms terms, std::string_view on)
{
    REQUIRE(check(terms));
    File file{.terms = std::move(terms), .entries = {}};
    REQUIRE_FALSE(enter(file, by_applicant(Act::received), ten(on)));
    return file;
}

static Deed supplied(const std::string& material)
{
    auto deed = by_applicant(Act::material_supplied, material);
    deed.digest = some_digest();
    return deed;
}

static Deed opinion(const std::string& department, std::string_view outcome, std::string text = {})
{
    auto deed = by_officer(Act::opinion_given, std::move(text), department);
    deed.subject = department;
    deed.outcome = outcome;
    return deed;
}

TEST_CASE("papers of which nobody says within five working days what is missing are accepted")
{
    auto file = received_file(plain_terms(), "2026-03-02");
    CHECK(tick(file, ten("2026-03-09")).empty());
    CHECK(tick(file, ten("2026-03-10")) == Acts{Act::deemed_accepted});
    CHECK(stage_of(file) == Stage::accepted);
    // From the day of receipt, not from the day on which somebody noticed.
    CHECK(progress_of(file).value().clock_from == day("2026-03-02"));
}

TEST_CASE("five working days are counted over a holiday, and anew after a correction")
{
    auto file = received_file(plain_terms(), "2026-02-12");
    CHECK(tick(file, ten("2026-02-26")).empty());
    auto told = by_officer(Act::correction_told, "缺银行卡");
    told.day = day("2026-03-10");
    REQUIRE_FALSE(enter(file, told, ten("2026-02-26")));
    CHECK(tick(file, ten("2026-03-09")).empty());
    REQUIRE_FALSE(enter(file, by_applicant(Act::correction_supplied), ten("2026-03-10")));
    CHECK(tick(file, ten("2026-03-17")).empty());
    CHECK(tick(file, ten("2026-03-18")) == Acts{Act::deemed_accepted});
    CHECK(progress_of(file).value().clock_from == day("2026-03-10"));
}

TEST_CASE("what the law has done by itself comes before what anybody does")
{
    auto file = received_file(plain_terms(), "2026-03-02");
    auto late = by_officer(Act::refused, "材料不齐");
    CHECK(enter(file, late, ten("2026-03-10")) == Refusal::system_first);
    CHECK(allowed(file, {.by = By::officer, .department = county}, ten("2026-03-10"), calendar())
              .value()
              .empty());
    tick(file, ten("2026-03-10"));
    CHECK(enter(file, late, ten("2026-03-10")) == Refusal::wrong_stage);
}

TEST_CASE("a correction that nobody answers ends a case only where the item has it so")
{
    auto terms = plain_terms();
    terms.ends_unanswered = GENERATE(true, false);
    auto file = received_file(terms, "2026-03-02");
    auto told = by_officer(Act::correction_told, "缺银行卡");
    told.day = day("2026-03-16");
    REQUIRE_FALSE(enter(file, told, ten("2026-03-03")));
    CHECK(tick(file, ten("2026-03-16")).empty());
    CHECK(tick(file, ten("2026-03-17")) == (terms.ends_unanswered ? Acts{Act::ended} : Acts{}));
    CHECK(enter(file, by_officer(Act::refused, "逾期未补正"), ten("2026-03-17")).has_value() ==
          terms.ends_unanswered);
}

TEST_CASE("a minor material may come later, a key one not; when it does not come, the case ends")
{
    auto terms = plain_terms();
    terms.materials = {{.id = "form"}, {.id = "photo", .is_key = false}};
    terms.tolerance_days = 20;
    auto file = received_file(terms, "2026-03-02");
    const auto now = ten("2026-03-02");
    auto deferred = by_applicant(Act::material_deferred, "form");
    deferred.day = day("2026-03-05");
    CHECK(enter(file, deferred, now) == Refusal::material_is_key);
    CHECK(enter(file, supplied("passport"), now) == Refusal::unknown_subject);
    REQUIRE_FALSE(enter(file, supplied("form"), now));
    CHECK(enter(file, by_officer(Act::accepted), now) == Refusal::material_missing);
    deferred.subject = "photo";
    deferred.day = day("2026-03-23");
    CHECK(enter(file, deferred, now) == Refusal::day_out_of_range);
    deferred.day = day("2026-03-05");
    REQUIRE_FALSE(enter(file, deferred, now));
    REQUIRE_FALSE(enter(file, by_officer(Act::accepted), now));
    CHECK(enter(file, by_officer(Act::granted), ten("2026-03-03")) == Refusal::material_missing);

    auto brought = file;
    auto at_another = supplied("photo");
    at_another.actor = "T-000999";
    CHECK_FALSE(enter(brought, at_another, ten("2026-03-05")));
    CHECK(enter(brought, at_another, ten("2026-03-05")) == Refusal::already_done);
    CHECK(tick(brought, ten("2026-03-06")).empty());
    CHECK_FALSE(enter(brought, by_officer(Act::granted), ten("2026-03-06")));

    CHECK(tick(file, ten("2026-03-05")).empty());
    CHECK(tick(file, ten("2026-03-06")) == Acts{Act::ended});
    CHECK(file.entries.back().deed.reason == Reason::tolerance_expired);
    CHECK(stage_of(file) == Stage::ended);
}

TEST_CASE("on a commitment is decided at once; when it is broken the licence and the credit go")
{
    auto terms = plain_terms();
    terms.has_commitment = true;
    terms.after_check_days = 60;
    terms.materials = {{.id = "proof", .is_promised = true}};
    terms.points = {{.id = "premises", .outcomes = {{.name = "met"}}}};
    auto file = received_file(terms, "2026-03-02");
    const auto now = ten("2026-03-02");
    auto committed = by_applicant(Act::committed);
    CHECK(enter(file, committed, now) == Refusal::digest_missing);
    committed.digest = some_digest();
    REQUIRE_FALSE(enter(file, committed, now));
    CHECK(enter(file, committed, now) == Refusal::already_done);
    REQUIRE_FALSE(enter(file, by_officer(Act::accepted), now));
    REQUIRE_FALSE(enter(file, by_officer(Act::granted), now));
    REQUIRE_FALSE(enter(file, by_officer(Act::finished), now));
    REQUIRE_FALSE(enter(file, by_applicant(Act::delivered), now));
    CHECK_FALSE(is_over(progress_of(file).value()));

    auto kept = file;
    CHECK_FALSE(enter(kept, by_officer(Act::after_check_passed), ten("2026-03-20")));
    CHECK(is_over(progress_of(kept).value()));

    CHECK(tick(file, ten("2026-05-01")).empty());
    CHECK(tick(file, ten("2026-05-02")) == Acts{Act::after_check_due});
    CHECK(enter(file, by_officer(Act::after_check_failed), ten("2026-05-02")) ==
          Refusal::text_missing);
    REQUIRE_FALSE(enter(file, by_officer(Act::after_check_failed, "场所不符"), ten("2026-05-02")));
    CHECK(tick(file, ten("2026-05-02")) == Acts{Act::revoked, Act::credit_found});
    CHECK(stage_of(file) == Stage::revoked);
    CHECK(is_over(progress_of(file).value()));
}

TEST_CASE("a letter stands in for the licence until it comes, or until its day")
{
    auto terms = plain_terms();
    auto without = accepted_file(terms, "2026-03-02");
    CHECK(enter(without, by_officer(Act::provisional_issued, "凭函办理"), ten("2026-03-03")) ==
          Refusal::not_of_this_item);
    terms.letter_days = 90;
    auto file = accepted_file(terms, "2026-03-02");
    auto letter = by_officer(Act::provisional_issued, "凭函办理");
    letter.day = day("2026-03-20");
    REQUIRE_FALSE(enter(file, letter, ten("2026-03-03")));
    CHECK(enter(file, letter, ten("2026-03-03")) == Refusal::already_done);
    CHECK(stage_of(file) == Stage::accepted);
    auto replaced = file;
    CHECK(tick(file, ten("2026-03-21")) == Acts{Act::provisional_expired});
    CHECK(tick(file, ten("2026-03-22")).empty());

    REQUIRE_FALSE(enter(replaced, by_officer(Act::granted), ten("2026-03-09")));
    REQUIRE_FALSE(enter(replaced, by_officer(Act::finished), ten("2026-03-10")));
    CHECK(tick(replaced, ten("2026-03-21")).empty());
}

TEST_CASE("silence grants when the limit of the item has passed, and not a day before")
{
    const auto [silence, last, next] = GENERATE(table<Silence, const char*, const char*>({
        {Silence::promised, "2026-03-09", "2026-03-10"},
        {Silence::legal, "2026-03-30", "2026-03-31"},
    }));
    auto terms = plain_terms();
    terms.silence = silence;
    auto file = accepted_file(terms, "2026-03-02");
    CHECK(tick(file, ten(last)).empty());
    CHECK(enter(file, by_officer(Act::denied, "迟了"), ten(next)) == Refusal::system_first);
    CHECK(tick(file, ten(next)) == Acts{Act::granted_by_silence});
    CHECK(stage_of(file) == Stage::granted);
    CHECK(enter(file, by_officer(Act::denied, "迟了"), ten(next)) == Refusal::wrong_stage);
}

TEST_CASE("silence does not grant while the clock stands still")
{
    auto terms = plain_terms();
    terms.silence = Silence::promised;
    auto file = accepted_file(terms, "2026-03-02");
    auto stop = by_officer(Act::special_begun, "听证");
    stop.reason = Reason::hearing;
    stop.day = day("2026-06-01");
    REQUIRE_FALSE(enter(file, stop, ten("2026-03-09")));
    CHECK(tick(file, ten("2026-05-20")).empty());
    REQUIRE_FALSE(enter(file, by_officer(Act::special_ended), ten("2026-05-20")));
    CHECK(tick(file, ten("2026-05-20")).empty());
    CHECK(tick(file, ten("2026-05-21")) == Acts{Act::granted_by_silence});
}

TEST_CASE("a renewal without an answer by the last day of the licence is granted")
{
    auto terms = plain_terms();
    terms.renews = day("2026-03-20");
    auto file = accepted_file(terms, "2026-03-02");
    auto stop = by_officer(Act::special_begun, "听证");
    stop.reason = Reason::hearing;
    stop.day = day("2026-06-01");
    REQUIRE_FALSE(enter(file, stop, ten("2026-03-09")));
    CHECK(tick(file, ten("2026-03-20")).empty());
    CHECK(tick(file, ten("2026-03-21")) == Acts{Act::renewed_by_silence});
    CHECK(progress_of(file).value().specials.back().pause.to == day("2026-03-21"));
}

TEST_CASE("after a long pause of the service everything is entered in the order of its days")
{
    auto terms = plain_terms();
    terms.silence = Silence::promised;
    terms.departments = {{.id = fire, .limit = {.days = 3}, .is_silence_yes = true}};
    auto file = received_file(terms, "2026-03-02");
    CHECK(tick(file, ten("2026-06-01")) ==
          Acts{Act::deemed_accepted, Act::opinion_deemed, Act::granted_by_silence});
    CHECK(due_events(file, ten("2026-06-01"), calendar()).value().empty());
    CHECK_FALSE(replay(file, calendar()));
}

TEST_CASE("every department speaks before the lead decides; a silent one agrees where it is so")
{
    auto terms = plain_terms();
    terms.legal = {.days = 45};
    terms.promised = {.days = 20};
    terms.most_extension = 15;
    terms.departments = {{.id = fire, .limit = {.days = 5}, .is_silence_yes = true},
                         {.id = health, .limit = {.days = 5}}};
    auto file = accepted_file(terms, "2026-03-02");
    const auto now = ten("2026-03-03");
    CHECK(enter(file, by_officer(Act::granted), now) == Refusal::opinion_missing);
    CHECK(enter(file, opinion(fire, "perhaps"), now) == Refusal::outcome_unknown);
    auto for_another = opinion(fire, agrees);
    for_another.department = health;
    CHECK(enter(file, for_another, now) == Refusal::other_department);
    CHECK(tick(file, ten("2026-03-10")) == Acts{Act::opinion_deemed});
    CHECK(enter(file, opinion(fire, disagrees, "不同意"), ten("2026-03-10")) ==
          Refusal::already_done);
    CHECK(enter(file, by_officer(Act::granted), ten("2026-03-10")) == Refusal::opinion_missing);

    auto against = file;
    CHECK(enter(against, opinion(health, disagrees), ten("2026-03-11")) == Refusal::text_missing);
    REQUIRE_FALSE(enter(against, opinion(health, disagrees, "布局不合"), ten("2026-03-11")));
    CHECK(enter(against, by_officer(Act::granted), ten("2026-03-11")) == Refusal::ground_against);
    CHECK_FALSE(enter(against, by_officer(Act::denied, "布局不合"), ten("2026-03-11")));

    REQUIRE_FALSE(enter(file, opinion(health, agrees), ten("2026-03-11")));
    CHECK(enter(file, by_officer(Act::denied, "不行"), ten("2026-03-11")) == Refusal::no_ground);
    CHECK_FALSE(enter(file, by_officer(Act::granted), ten("2026-03-11")));
}

TEST_CASE("a joint survey ends when each department has recorded what it saw")
{
    auto terms = plain_terms();
    terms.departments = {{.id = fire, .limit = {.days = 5}}, {.id = health, .limit = {.days = 5}}};
    terms.more_stops = {Reason::site_inspection};
    terms.is_joint_survey = true;
    auto file = accepted_file(terms, "2026-03-02");
    auto stop = by_officer(Act::special_begun, "联合踏勘");
    stop.reason = Reason::site_inspection;
    stop.day = day("2026-03-12");
    REQUIRE_FALSE(enter(file, stop, ten("2026-03-04")));
    const auto record = [](const std::string& department) {
        auto deed = by_officer(Act::survey_recorded, "已到场", department);
        deed.subject = department;
        return deed;
    };
    const auto now = ten("2026-03-06");
    REQUIRE_FALSE(enter(file, record(fire), now));
    CHECK(enter(file, record(fire), now) == Refusal::already_done);
    CHECK(enter(file, by_officer(Act::special_ended), now) == Refusal::survey_missing);
    REQUIRE_FALSE(enter(file, record(health), now));
    CHECK_FALSE(enter(file, by_officer(Act::special_ended), now));
}

TEST_CASE("a case rises through its levels, and only the last decides")
{
    auto terms = plain_terms();
    terms.levels = {{.department = town}, {.department = county}, {.department = "city"}};
    auto file = accepted_file(terms, "2026-03-02");
    const auto now = ten("2026-03-03");
    CHECK(enter(file, by_officer(Act::granted), now) == Refusal::other_department);
    CHECK(enter(file, by_officer(Act::granted, {}, town), now) == Refusal::lower_level);
    auto up = by_officer(Act::handed_over, {}, town);
    up.subject = "city";
    CHECK(enter(file, up, now) == Refusal::unknown_subject);
    up.subject = county;
    REQUIRE_FALSE(enter(file, up, now));
    auto back = by_officer(Act::handed_over);
    back.subject = town;
    CHECK(enter(file, back, now) == Refusal::text_missing);
    CHECK(enter(file, by_officer(Act::examined, {}, town), now) == Refusal::other_department);
    up = by_officer(Act::handed_over);
    up.subject = "city";
    REQUIRE_FALSE(enter(file, up, now));
    CHECK_FALSE(enter(file, by_officer(Act::granted, {}, "city"), now));
    const auto lower =
        clocks_of(file.terms, progress_of(accepted_file(terms, "2026-03-02")).value(),
                  day("2026-03-03"), calendar());
    const auto review = std::ranges::find(lower, ClockKind::lower_review, &RunningClock::kind);
    REQUIRE(review != lower.end());
    CHECK(review->last == day("2026-03-30"));
}

TEST_CASE("reminders come once for each colour of each clock, before and after the limit")
{
    auto file = accepted_file(plain_terms(), "2026-03-02");
    const auto reminders = [&](std::string_view on) {
        std::vector<std::string> told;
        const auto due = due_events(file, ten(on), calendar()).value();
        for (const auto& deed : due)
            told.push_back(deed.subject + " " + deed.outcome);
        tick(file, ten(on));
        return told;
    };
    using Told = std::vector<std::string>;
    CHECK(reminders("2026-03-03") == Told{});
    CHECK(reminders("2026-03-04") == Told{"promised@2026-03-09 yellow"});
    CHECK(reminders("2026-03-05") == Told{});
    CHECK(reminders("2026-03-06") == Told{"promised@2026-03-09 red"});
    CHECK(reminders("2026-03-10") == Told{"promised@2026-03-09 overdue"});
    CHECK(reminders("2026-03-30") == Told{"legal@2026-03-30 red"});
}

TEST_CASE("what is decided is delivered within ten working days")
{
    auto file = accepted_file(plain_terms(), "2026-03-02");
    REQUIRE_FALSE(enter(file, by_officer(Act::granted), ten("2026-03-03")));
    const auto clocks =
        clocks_of(file.terms, progress_of(file).value(), day("2026-03-04"), calendar());
    REQUIRE(clocks.size() == 1);
    CHECK(clocks[0].kind == ClockKind::delivery);
    CHECK(clocks[0].last == day("2026-03-17"));
}

TEST_CASE("terms that the law does not allow are not taken")
{
    CHECK(check(plain_terms()));
    const std::vector<std::function<void(Terms&)>> slips{
        [](Terms& t) { t.number = "BJ-2026-0000001-0"; },
        [](Terms& t) { t.title.clear(); },
        [](Terms& t) { t.legal.days = 21; },
        [](Terms& t) { t.promised.days = 21; },
        [](Terms& t) { t.promised.unit = DayUnit::natural; },
        [](Terms& t) { t.most_extension = 11; },
        [](Terms& t) { t.levels.clear(); },
        [](Terms& t) { t.levels[0].review_days = 21; },
        [](Terms& t) { t.levels.push_back(t.levels[0]); },
        [](Terms& t) { t.materials = {{.id = "a b"}}; },
        [](Terms& t) { t.materials.assign(31, {.id = "a"}); },
        [](Terms& t) { t.points = {{.id = "a", .outcomes = {{.name = "no", .is_pass = false}}}}; },
        [](Terms& t) { t.more_stops = {Reason::hearing}; },
        [](Terms& t) { t.has_commitment = true; },
        [](Terms& t) { t.tolerance_days = -1; },
    };
    for (std::size_t i = 0; i < slips.size(); ++i) {
        auto terms = plain_terms();
        slips[i](terms);
        CAPTURE(i);
        CHECK_FALSE(check(terms));
    }
    auto own = plain_terms();
    own.is_own_law = true;
    own.legal = {.days = 90, .unit = DayUnit::natural};
    own.promised = {.days = 30, .unit = DayUnit::natural};
    CHECK(check(own));
}
