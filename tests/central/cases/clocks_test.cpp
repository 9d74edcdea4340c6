#include "central/cases/clocks.h"

#include "tests/central/cases/sample.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

using namespace central::cases;
using namespace central::cases::sample;

namespace {

struct Row {
    std::string name;
    Day from{};
    Limit limit;
    int extension = 0;
    std::vector<Pause> pauses;
    Day last{};
    Day today{};
    int left = 0;
    std::string alarm;
};

std::vector<std::string> split(const std::string& text, char at)
{
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, at);)
        parts.push_back(part);
    return parts;
}

Row row_from(const std::string& line)
{
    const auto cells = split(line, '\t');
    REQUIRE(cells.size() == 10);
    Row row{.name = cells[0],
            .from = day(cells[1]),
            .limit = {.days = std::stoi(cells[2]),
                      .unit = cells[3] == "G" ? DayUnit::working : DayUnit::natural},
            .extension = std::stoi(cells[4]),
            .pauses = {},
            .last = day(cells[6]),
            .today = day(cells[7]),
            .left = std::stoi(cells[8]),
            .alarm = cells[9]};
    if (cells[5] != "-")
        for (const auto& pause : split(cells[5], ','))
            row.pauses.push_back({.from = day(pause.substr(0, 10)), .to = day(pause.substr(11))});
    return row;
}

std::vector<Row> read_rows()
{
    std::ifstream file(YIMEN_SOURCE_DIR "/tests/central/cases/clock_rows.tsv");
    std::vector<Row> rows;
    std::string line;
    std::getline(file, line);  // The names of the columns.
    while (std::getline(file, line))
        rows.push_back(row_from(line));
    return rows;
}

Progress progress_for(const Row& row, const Terms& terms)
{
    auto progress = progress_before(terms);
    const auto at = [](Day on) { return Moment(on) + std::chrono::hours(2); };
    std::vector<std::pair<Day, Deed>> deeds{{row.from, by_applicant(Act::received)},
                                            {row.from, by_officer(Act::accepted)}};
    for (const auto& pause : row.pauses) {
        deeds.emplace_back(pause.from, by_officer(Act::special_begun));
        deeds.emplace_back(*pause.to, by_officer(Act::special_ended));
    }
    deeds.emplace_back(row.from, by_officer(Act::extended));
    deeds.back().second.days = row.extension;
    for (const auto& [on, deed] : deeds)
        REQUIRE(advance(progress, terms, deed, at(on)));
    return progress;
}

}  // namespace

TEST_CASE("every row of the table of clocks is counted as a walk from day to day counts it")
{
    const auto rows = read_rows();
    REQUIRE(rows.size() >= 250);
    for (const auto& row : rows) {
        CAPTURE(row.name);
        const auto last = last_day(calendar(), row.from, row.limit, row.extension, row.pauses);
        CHECK(to_text(last) == to_text(row.last));
        const int left = days_left(calendar(), row.today, last, row.limit.unit);
        CHECK(left == row.left);
        CHECK(name_of(alarm_for(left)) == row.alarm);
    }
}

TEST_CASE("a case to which the same happens has the same last day")
{
    for (const auto& row : read_rows()) {
        CAPTURE(row.name);
        auto terms = plain_terms();
        terms.legal = terms.promised = row.limit;
        const auto progress = progress_for(row, terms);
        CHECK(last_day_of(progress, row.limit, calendar()) == row.last);
        for (const auto& clock : clocks_of(terms, progress, row.today, calendar())) {
            CHECK(clock.last == row.last);
            CHECK(clock.left == row.left);
            CHECK(clock.is_provisional == !calendar().is_known(row.last));
        }
    }
}

TEST_CASE("a stop that has not ended moves nothing yet")
{
    const std::vector<Pause> pauses{{.from = day("2026-03-04"), .to = {}}};
    CHECK(last_day(calendar(), day("2026-03-02"), {.days = 5}, 0, pauses) == day("2026-03-09"));
}
