#include "central/cases/working_days.h"

#include "base/clock.h"
#include "base/settings.h"
#include "base/verify.h"
#include "central/cases/holidays.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

namespace central::cases {

using base::Errc;
using base::Result;
using base::Settings;
using std::chrono::days;
using std::chrono::floor;

static constexpr std::chrono::hours beijing{8};
static constexpr int first_year = 2020;
static constexpr int last_year = 2099;
static constexpr std::size_t most_spans = 60;
static constexpr int longest_span = 31;
static constexpr int most_days = 1000;

Result<Day> day_from(std::string_view text)
{
    const auto moment = TRY(base::from_rfc3339(fmt::format("{}T00:00:00Z", text)));
    return floor<days>(moment);
}

std::string to_text(Day day)
{
    return base::to_rfc3339(day).substr(0, 10);
}

Result<Day> local_day_of(std::string_view rfc3339)
{
    const auto moment = TRY(base::from_rfc3339(rfc3339));
    return floor<days>(moment + beijing);
}

static int year_of(Day day)
{
    return static_cast<int>(std::chrono::year_month_day(day).year());
}

// "2026-01-01" or "2026-01-01 to 2026-01-03", in the year whose table it stands in.
static Result<> add_span(std::string_view text, int year, std::set<Day>& to)
{
    static constexpr std::string_view until = " to ";
    const auto at = text.find(until);
    const auto first = TRY(day_from(text.substr(0, at)));
    const auto last =
        at == std::string_view::npos ? first : TRY(day_from(text.substr(at + until.size())));
    if (year_of(first) != year || year_of(last) != year || last < first ||
        last - first > days(longest_span))
        return base::fail(Errc::malformed, "not a span of days in this year");
    for (auto day = first; day <= last; day += days(1))
        to.insert(day);
    return {};
}

Result<WorkingDays> WorkingDays::parse(std::string_view toml, const std::string& file)
{
    auto settings = TRY(Settings::parse(toml, file));
    WorkingDays table;
    for (int year = first_year; year <= last_year; ++year) {
        const auto key = std::to_string(year);
        if (!settings.has(key))
            continue;
        table.years_.insert(year);
        const auto add = [&](const std::string& name, std::set<Day>& to) {
            for (const auto& span : settings.texts(fmt::format("{}.{}", key, name), most_spans, 40))
                if (const auto added = add_span(span, year, to); !added)
                    settings.note(fmt::format("{}.{}", key, name),
                                  fmt::format("has '{}': {}", span, added.error().detail));
        };
        add("off", table.off_);
        add("working", table.working_);
    }
    TRY(settings.finish());
    return table;
}

Result<WorkingDays> WorkingDays::load(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return base::fail(Errc::not_found, path.string() + " cannot be read");
    std::ostringstream text;
    text << file.rdbuf();
    return parse(text.str(), path.string());
}

WorkingDays WorkingDays::built_in()
{
    auto table = parse(holidays_toml, "config/holidays.toml");
    VERIFY(table);
    return std::move(*table);
}

bool WorkingDays::is_working(Day day) const
{
    if (working_.contains(day))
        return true;
    const std::chrono::weekday weekday(day);
    const bool is_weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
    return !is_weekend && !off_.contains(day);
}

bool WorkingDays::is_known(Day day) const
{
    return years_.contains(year_of(day));
}

int WorkingDays::between(Day from, Day to) const
{
    if (to < from)
        return -between(to, from);
    int count = 0;
    for (auto day = from + days(1); day <= to; day += days(1))
        count += is_working(day) ? 1 : 0;
    return count;
}

Day WorkingDays::after(Day from, int count) const
{
    VERIFY(count >= 0 && count <= most_days);
    auto day = from;
    while (count > 0) {
        day += days(1);
        count -= is_working(day) ? 1 : 0;
    }
    return day;
}

}  // namespace central::cases
