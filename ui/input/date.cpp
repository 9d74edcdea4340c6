#include "ui/input/date.h"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>

namespace ui::input {

using namespace std::chrono;

static unsigned last_day(year_month_day date)
{
    return static_cast<unsigned>((date.year() / date.month() / last).day());
}

// From 1 to `all`, round and round.
static unsigned turned(unsigned value, int by, unsigned all)
{
    const int size = static_cast<int>(all);
    return static_cast<unsigned>(((static_cast<int>(value) - 1 + by) % size + size) % size + 1);
}

year_month_day stepped(year_month_day date, DatePart part, int by)
{
    auto stepped_year = static_cast<int>(date.year());
    auto stepped_month = static_cast<unsigned>(date.month());
    auto stepped_day = static_cast<unsigned>(date.day());
    if (part == DatePart::year)
        stepped_year = std::clamp(stepped_year + by, static_cast<int>(first_date.year()),
                                  static_cast<int>(last_date.year()));
    if (part == DatePart::month)
        stepped_month = turned(stepped_month, by, 12);
    if (part == DatePart::day)
        stepped_day = turned(stepped_day, by, last_day(date));
    const year_month_day first(year(stepped_year), month(stepped_month), day(1));
    return {first.year(), first.month(), day(std::min(stepped_day, last_day(first)))};
}

std::optional<year_month_day> date_of(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto number = [text](std::size_t from, std::size_t count) {
        int value = 0;
        const auto* end = text.data() + from + count;
        const auto read = std::from_chars(text.data() + from, end, value);
        return read.ptr == end && value > 0 ? value : 0;
    };
    const year_month_day date(year(number(0, 4)), month(static_cast<unsigned>(number(5, 2))),
                              day(static_cast<unsigned>(number(8, 2))));
    const bool is_within = date.ok() && date >= first_date && date <= last_date;
    return is_within ? std::optional(date) : std::nullopt;
}

std::string text_of(year_month_day date)
{
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace ui::input
