#include "central/cases/working_days.h"

#include "tests/catch.h"

#include <fstream>

using namespace central::cases;

static Day day(std::string_view text)
{
    return day_from(text).value();
}

TEST_CASE("weekends and holidays are off, make-up days are worked")
{
    const auto [text, is_working] = GENERATE(table<const char*, bool>({
        {"2026-01-01", false},  // Holiday on a Thursday.
        {"2026-01-04", true},   // Sunday that is worked.
        {"2026-02-13", true},
        {"2026-02-14", true},  // Saturday before the long holiday.
        {"2026-02-23", false},
        {"2026-02-24", true},
        {"2026-03-07", false},  // A usual Saturday.
        {"2025-10-08", false},
        {"2025-10-11", true},
        {"2026-10-10", true},
    }));
    CAPTURE(text);
    CHECK(WorkingDays::built_in().is_working(day(text)) == is_working);
}

TEST_CASE("a limit is counted from the day after, over holidays and make-up days")
{
    const auto calendar = WorkingDays::built_in();
    const auto [from, count, to] = GENERATE(table<const char*, int, const char*>({
        {"2026-03-02", 0, "2026-03-02"},
        {"2026-03-02", 1, "2026-03-03"},
        {"2026-03-06", 1, "2026-03-09"},
        {"2026-02-13", 1, "2026-02-14"},
        {"2026-02-13", 2, "2026-02-24"},
        {"2026-02-13", 6, "2026-02-28"},
        {"2025-12-31", 1, "2026-01-04"},
    }));
    CAPTURE(from, count);
    CHECK(to_text(calendar.after(day(from), count)) == to);
    CHECK(calendar.between(day(from), day(to)) == count);
    CHECK(calendar.between(day(to), day(from)) == -count);
}

TEST_CASE("a year without a published table is known to be unknown")
{
    const auto calendar = WorkingDays::built_in();
    CHECK(calendar.is_known(day("2026-12-31")));
    CHECK_FALSE(calendar.is_known(day("2027-01-01")));
}

TEST_CASE("a moment is of the day it has in China")
{
    CHECK(to_text(local_day_of("2026-03-01T15:59:59Z").value()) == "2026-03-01");
    CHECK(to_text(local_day_of("2026-03-01T16:00:00Z").value()) == "2026-03-02");
    CHECK_FALSE(day_from("2026-02-30"));
    CHECK_FALSE(day_from("2026-2-3"));
}

TEST_CASE("mistakes of a table of holidays are told with their line")
{
    const auto path = std::filesystem::temp_directory_path() / "yimen-holidays-test.toml";
    std::ofstream(path) << "[2026]\noff = [\"2026-01-03 to 2026-01-01\", \"2025-01-01\"]\n"
                           "working = [\"soon\"]\n";
    const auto told = WorkingDays::load(path);
    std::filesystem::remove(path);
    REQUIRE_FALSE(told);
    for (const auto* part : {":2:", "2026-01-03 to 2026-01-01", "'2025-01-01'", ":3:", "'soon'"})
        CHECK(told.error().detail.contains(part));
}

TEST_CASE("a file with one more year adds it")
{
    const auto path = std::filesystem::temp_directory_path() / "yimen-holidays-more.toml";
    std::ofstream(path) << "[2027]\noff = [\"2027-01-01\"]\nworking = []\n";
    const auto calendar = WorkingDays::load(path);
    std::filesystem::remove(path);
    REQUIRE(calendar);
    CHECK(calendar->is_known(day("2027-06-01")));
    CHECK_FALSE(calendar->is_working(day("2027-01-01")));
}
