#include "central/cases/package.h"

#include "tests/central/cases/sample.h"

#include <fmt/format.h>

using namespace central::cases;
using namespace central::cases::sample;

static const Package open_a_shop{.number = "YJS-2026-1",
                                 .title = "我要开饭馆",
                                 .title_en = "Open a restaurant",
                                 .promised = {.days = 10}};

static Terms member(std::int64_t number)
{
    auto terms = plain_terms(number);
    terms.promised = {.days = 5};
    terms.materials = {{.id = "identity"}, {.id = fmt::format("own-{}", number), .is_key = false}};
    terms.tolerance_days = 30;
    return terms;
}

static std::vector<File> filed(int count)
{
    std::vector<Terms> terms;
    for (int i = 1; i <= count; ++i)
        terms.push_back(member(i));
    auto identity = by_applicant(Act::material_supplied, "identity");
    identity.digest = some_digest();
    return fan_out(terms, by_applicant(Act::received), {identity}, ten("2026-03-02"), calendar())
        .value();
}

static void accept(File& file, std::string_view on)
{
    auto own = by_applicant(Act::material_supplied, file.terms.materials[1].id);
    own.digest = some_digest();
    REQUIRE_FALSE(enter(file, own, ten(on)));
    REQUIRE_FALSE(enter(file, by_officer(Act::accepted), ten(on)));
}

static void finish(File& file, Act decision, std::string_view on)
{
    REQUIRE_FALSE(enter(file, by_officer(decision, "理由"), ten(on)));
    REQUIRE_FALSE(enter(file, by_officer(Act::finished), ten(on)));
}

static PackageStanding standing(const std::vector<File>& files, std::string_view on)
{
    return standing_of(open_a_shop, files, day(on), calendar()).value();
}

TEST_CASE("one application fans out into cases, and what is handed in once is in each")
{
    const auto files = filed(3);
    REQUIRE(files.size() == 3);
    for (const auto& file : files) {
        CHECK_FALSE(verify_chain(file));
        CHECK(progress_of(file).value().materials[0].state == MaterialState::supplied);
        CHECK(progress_of(file).value().materials[1].state == MaterialState::missing);
    }
    CHECK(standing(files, "2026-03-02").stage == PackageStage::filing);
}

TEST_CASE("a package that is none is not taken")
{
    const auto received = by_applicant(Act::received);
    const auto now = ten("2026-03-02");
    CHECK_FALSE(fan_out({}, received, {}, now, calendar()));
    CHECK_FALSE(fan_out({member(1), member(1)}, received, {}, now, calendar()));
    CHECK_FALSE(fan_out(std::vector<Terms>(21, member(1)), received, {}, now, calendar()));
    CHECK_FALSE(fan_out({member(1)}, by_applicant(Act::withdrawn), {}, now, calendar()));
    CHECK_FALSE(standing_of(open_a_shop, {}, day("2026-03-02"), calendar()));
}

TEST_CASE("its clock runs from the last acceptance, and its result goes out together")
{
    auto files = filed(2);
    accept(files[0], "2026-03-02");
    CHECK(standing(files, "2026-03-02").stage == PackageStage::filing);
    CHECK_FALSE(standing(files, "2026-03-02").last);
    accept(files[1], "2026-03-04");
    auto now = standing(files, "2026-03-05");
    CHECK(now.stage == PackageStage::handling);
    CHECK(now.last == day("2026-03-18"));
    CHECK(now.left == 9);
    CHECK(now.alarm == Alarm::normal);

    finish(files[0], Act::granted, "2026-03-06");
    now = standing(files, "2026-03-17");
    CHECK(now.stage == PackageStage::deciding);
    CHECK_FALSE(now.may_deliver);
    CHECK(now.alarm == Alarm::red);

    finish(files[1], Act::denied, "2026-03-09");
    now = standing(files, "2026-03-17");
    CHECK(now.stage == PackageStage::ready);
    CHECK(now.may_deliver);
    CHECK(now.granted == 1);
    CHECK(now.failed == 1);
    CHECK_FALSE(now.last);
    for (auto& file : files)
        REQUIRE_FALSE(enter(file, by_applicant(Act::delivered), ten("2026-03-10")));
    CHECK(standing(files, "2026-03-17").stage == PackageStage::closed);
}

TEST_CASE("stops of its cases that overlap stop its clock once")
{
    auto files = filed(2);
    for (auto& file : files)
        accept(file, "2026-03-02");
    const auto stop = [&](File& file, std::string_view from, std::string_view to) {
        auto deed = by_officer(Act::special_begun, "检测");
        deed.reason = Reason::testing;
        deed.day = day("2026-04-01");
        REQUIRE_FALSE(enter(file, deed, ten(from)));
        const auto still = standing(files, to);
        CHECK_FALSE(still.last);
        CHECK(still.alarm == Alarm::none);
        REQUIRE_FALSE(enter(file, by_officer(Act::special_ended), ten(to)));
    };
    stop(files[0], "2026-03-04", "2026-03-11");
    CHECK(standing(files, "2026-03-11").last == day("2026-03-23"));
    stop(files[1], "2026-03-06", "2026-03-13");
    // From the 4th to the 13th: seven working days.
    CHECK(standing(files, "2026-03-13").last == day("2026-03-25"));
}

TEST_CASE("a package whose applicant has to do something says so")
{
    auto files = filed(2);
    accept(files[0], "2026-03-02");
    auto told = by_officer(Act::correction_told, "缺照片");
    told.day = day("2026-03-10");
    REQUIRE_FALSE(enter(files[1], told, ten("2026-03-03")));
    CHECK(standing(files, "2026-03-03").stage == PackageStage::applicant);
    REQUIRE_FALSE(enter(files[1], by_applicant(Act::withdrawn), ten("2026-03-03")));
    CHECK(standing(files, "2026-03-03").failed == 1);
    CHECK(standing(files, "2026-03-03").stage == PackageStage::deciding);
}
