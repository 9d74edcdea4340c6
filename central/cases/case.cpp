#include "central/cases/case.h"

#include "base/check_digit.h"
#include "base/verify.h"

#include <fmt/format.h>

#include <utility>

namespace central::cases {

using base::Errc;
using base::Result;

static constexpr std::int64_t number_limit = 9'999'999;

static bool is_one_of(std::optional<State> state, std::initializer_list<State> states)
{
    for (const auto each : states)
        if (state == each)
            return true;
    return false;
}

std::optional<State> state_after(std::optional<State> state, Happening happening)
{
    const auto when = [&](std::initializer_list<State> states, State then) {
        return is_one_of(state, states) ? std::optional(then) : std::nullopt;
    };
    switch (happening) {
    case Happening::received:
        return state ? std::nullopt : std::optional(State::received);
    // Once: what was not told then cannot be asked for later (行政许可法 32).
    case Happening::correction_told:
        return when({State::received}, State::correction_told);
    case Happening::correction_supplied:
        return when({State::correction_told}, State::received);
    case Happening::accepted:
        return when({State::received}, State::accepted);
    case Happening::refused:
        return when({State::received, State::correction_told}, State::refused);
    case Happening::examined:
        return when({State::accepted, State::examined}, State::examined);
    case Happening::special_begun:
        return when({State::accepted, State::examined}, State::special_procedure);
    case Happening::special_ended:
        return when({State::special_procedure}, State::examined);
    case Happening::extended:
        return when({State::accepted, State::examined}, State::examined);
    case Happening::decided:
        return when({State::accepted, State::examined}, State::decided);
    case Happening::finished:
        return when({State::accepted, State::examined, State::decided}, State::finished);
    case Happening::delivered:
        return when({State::finished}, State::delivered);
    case Happening::withdrawn:
    case Happening::ended:
        return when({State::received, State::correction_told, State::accepted, State::examined,
                     State::special_procedure},
                    happening == Happening::ended ? State::ended : State::withdrawn);
    case Happening::revoked:
        return when({State::decided, State::finished, State::delivered}, State::revoked);
    }
    std::unreachable();
}

Result<State> state_of(const std::vector<Event>& events)
{
    std::optional<State> state;
    bool was_correction_told = false;
    for (const auto& event : events) {
        if (event.what == Happening::correction_told && std::exchange(was_correction_told, true))
            return base::fail(Errc::malformed, "what is missing is told once");
        state = state_after(state, event.what);
        if (!state)
            return base::fail(Errc::malformed, fmt::format("a case where '{}' cannot have happened",
                                                           name_of(event.what)));
    }
    if (!state)
        return base::fail(Errc::malformed, "a case to which nothing happened");
    return *state;
}

std::string make_case_number(int year, std::int64_t number)
{
    VERIFY(year >= 2000 && year <= 9999 && number >= 1 && number <= number_limit);
    const auto digits = fmt::format("{:04}{:07}", year, number);
    return fmt::format("BJ-{}-{}-{}", digits.substr(0, 4), digits.substr(4),
                       base::check_digit(digits));
}

bool is_case_number(std::string_view text)
{
    return base::is_checked_number(text, "BJ-0000-0000000-0");
}

}  // namespace central::cases
