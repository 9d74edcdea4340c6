#include "central/paper.h"

#include "base/check_digit.h"
#include "base/verify.h"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace central {

static constexpr std::int64_t number_limit = 99'999'999;

static constexpr std::array<std::pair<PaperState, std::string_view>, 5> names{{
    {PaperState::issued, "issued"},
    {PaperState::printed, "printed"},
    {PaperState::not_printed, "not_printed"},
    {PaperState::unknown, "unknown"},
    {PaperState::withdrawn, "withdrawn"},
}};

std::string make_serial(int year, std::int64_t number)
{
    VERIFY(year >= 2000 && year <= 9999 && number >= 1 && number <= number_limit);
    const auto digits = fmt::format("{:04}{:08}", year, number);
    return fmt::format("XF-{}-{}-{}", digits.substr(0, 4), digits.substr(4),
                       base::check_digit(digits));
}

bool is_serial(std::string_view text)
{
    return base::is_checked_number(text, "XF-0000-00000000-0");
}

std::string_view name_of(PaperState state)
{
    for (const auto& [each, name] : names)
        if (each == state)
            return name;
    std::unreachable();
}

base::Result<PaperState> paper_state_from(std::string_view name)
{
    for (const auto& [state, each] : names)
        if (each == name)
            return state;
    return base::fail(base::Errc::malformed, "not a state of a paper");
}

PaperState state_after(wire::Outcome outcome)
{
    switch (outcome) {
    case wire::Outcome::printed:
        return PaperState::printed;
    case wire::Outcome::not_printed:
        return PaperState::not_printed;
    case wire::Outcome::unknown:
        return PaperState::unknown;
    case wire::Outcome::withdrawn:
        return PaperState::withdrawn;
    }
    std::unreachable();
}

Report judge(PaperState now, wire::Outcome reported)
{
    if (now == PaperState::issued)
        return Report::recorded;
    return now == state_after(reported) ? Report::repeated : Report::contradicts;
}

bool may_resolve(PaperState now, wire::Outcome settled)
{
    return now == PaperState::unknown && settled != wire::Outcome::unknown;
}

}  // namespace central
