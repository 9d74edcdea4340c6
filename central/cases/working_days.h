// Working days by the published table of holidays. Pure.
#pragma once

#include "base/result.h"

#include <chrono>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>

namespace central::cases {

using Day = std::chrono::sys_days;

// "2026-03-01"; other forms, and days that do not exist, are Errc::malformed.
base::Result<Day> day_from(std::string_view);
std::string to_text(Day);
// The day in China of a moment: "2026-03-01T17:00:00Z" is the 2nd.
base::Result<Day> local_day_of(std::string_view rfc3339);

class WorkingDays {
public:
    // Errc::malformed with every mistake of the file (config/holidays.toml says its form).
    static base::Result<WorkingDays> load(const std::filesystem::path&);
    // The table this program was built with.
    static WorkingDays built_in();

    bool is_working(Day) const;
    // Whether the holidays of the day's year are published here.
    bool is_known(Day day) const;
    // Working days after `from` up to and with `to`; negative when `to` is the earlier.
    int between(Day from, Day to) const;
    // The count-th working day after `from`, 0 to 1,000; `from` itself for 0.
    Day after(Day from, int count) const;

private:
    static base::Result<WorkingDays> parse(std::string_view toml, const std::string& file);

    std::set<int> years_;
    std::set<Day> off_;
    std::set<Day> working_;
};

}  // namespace central::cases
