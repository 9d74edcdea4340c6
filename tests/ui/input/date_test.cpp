#include "ui/input/date.h"

#include "tests/catch.h"

using namespace ui::input;

static std::string after(std::string_view from, DatePart part, int by)
{
    return text_of(stepped(date_of(from).value(), part, by));
}

TEST_CASE("a date moves by years, months and days, and knows how long a month is")
{
    CHECK(after("2024-02-29", DatePart::year, 1) == "2025-02-28");
    CHECK(after("2024-02-29", DatePart::year, -4) == "2020-02-29");
    CHECK(after("2026-01-31", DatePart::month, 1) == "2026-02-28");
    CHECK(after("2000-01-31", DatePart::month, 1) == "2000-02-29");
    CHECK(after("2026-12-05", DatePart::month, 1) == "2026-01-05");
    CHECK(after("2026-03-01", DatePart::day, -1) == "2026-03-31");
    CHECK(after("2026-02-28", DatePart::day, 1) == "2026-02-01");
    CHECK(after("2026-03-25", DatePart::day, 10) == "2026-03-04");
}

TEST_CASE("a date never leaves its limits")
{
    CHECK(after("1900-01-01", DatePart::year, -10) == "1900-01-01");
    CHECK(after("1905-06-07", DatePart::year, -10) == "1900-06-07");
    CHECK(after("2099-12-31", DatePart::year, 10) == "2099-12-31");
}

TEST_CASE("only dates within the limits are read")
{
    CHECK(date_of("2026-03-01"));
    for (const auto* text : {"", "2026-3-1", "2026-02-30", "1899-12-31", "2100-01-01", "2026/03/01",
                             "2026-00-10", "-026-01-01", "2026-01-0x"}) {
        INFO(text);
        CHECK_FALSE(date_of(text));
    }
}
