#include "central/paper.h"

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

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char check_digit(std::string_view digits)
{
    int product = 10;
    for (const char digit : digits) {
        const int sum = (product + (digit - '0')) % 10;
        product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return static_cast<char>('0' + (11 - product) % 10);
}

std::string make_serial(int year, std::int64_t number)
{
    VERIFY(year >= 2000 && year <= 9999 && number >= 1 && number <= number_limit);
    const auto digits = fmt::format("{:04}{:08}", year, number);
    return fmt::format("XF-{}-{}-{}", digits.substr(0, 4), digits.substr(4), check_digit(digits));
}

bool is_serial(std::string_view text)
{
    constexpr std::string_view shape = "XF-0000-00000000-0";
    if (text.size() != shape.size())
        return false;
    std::string digits;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i] == '0' ? !is_digit(text[i]) : text[i] != shape[i])
            return false;
        if (is_digit(text[i]))
            digits += text[i];
    }
    const char last = digits.back();
    digits.pop_back();
    return check_digit(digits) == last;
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
