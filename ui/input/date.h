// A date picked by steps, between limits.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace ui::input {

enum class DatePart { year, month, day };

// What a date picker can come to.
inline constexpr std::chrono::year_month_day first_date{std::chrono::year(1900),
                                                        std::chrono::month(1), std::chrono::day(1)};
inline constexpr std::chrono::year_month_day last_date{
    std::chrono::year(2099), std::chrono::month(12), std::chrono::day(31)};

// So many years, months or days on or back; months and days go round within their year and month.
// A day that the month does not have becomes its last. Never beyond the limits.
std::chrono::year_month_day stepped(std::chrono::year_month_day, DatePart, int by);

// "2026-03-01"; nothing for what is no date within the limits.
std::optional<std::chrono::year_month_day> date_of(std::string_view);
std::string text_of(std::chrono::year_month_day);

}  // namespace ui::input
