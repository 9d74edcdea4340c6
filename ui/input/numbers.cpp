#include "ui/input/numbers.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace ui::input {

std::string_view name_of(NumberProblem problem)
{
    switch (problem) {
    case NumberProblem::none:
        return "none";
    case NumberProblem::unfinished:
        return "unfinished";
    case NumberProblem::not_a_phone:
        return "not_a_phone";
    case NumberProblem::region:
        return "region";
    case NumberProblem::birth_year:
        return "birth_year";
    case NumberProblem::birth_month:
        return "birth_month";
    case NumberProblem::birth_day:
        return "birth_day";
    case NumberProblem::check_digit:
        return "check_digit";
    }
    std::unreachable();
}

NumberProblem check_phone(std::string_view digits)
{
    if (!digits.empty() && digits[0] != '1')
        return NumberProblem::not_a_phone;
    if (digits.size() > 1 && digits[1] < '3')
        return NumberProblem::not_a_phone;
    return digits.size() == phone_length ? NumberProblem::none : NumberProblem::unfinished;
}

char check_digit_of(std::string_view digits)
{
    // Each digit weighs a power of two by its distance from the end; 12 less the rest makes 11
    // pass.
    int sum = 0;
    for (const char digit : digits)
        sum = (sum + digit - '0') * 2 % 11;
    const int check = (12 - sum) % 11;
    return check == 10 ? 'X' : static_cast<char>('0' + check);
}

static int number_at(std::string_view text, std::size_t from, std::size_t count)
{
    int number = 0;
    for (const char digit : text.substr(from, count))
        number = number * 10 + digit - '0';
    return number;
}

// Of the provinces, and 81 to 83 of the residence permits for Hong Kong, Macao and Taiwan.
static bool is_region(int first_two)
{
    static constexpr std::array regions{11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34,
                                        35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
                                        53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83};
    return std::ranges::binary_search(regions, first_two);
}

NumberProblem check_id_number(std::string_view text, int this_year)
{
    using namespace std::chrono;
    const auto has = [text](std::size_t length) { return text.size() >= length; };
    if (has(2) && !is_region(number_at(text, 0, 2)))
        return NumberProblem::region;
    const int born = has(10) ? number_at(text, 6, 4) : 1900;
    if (born < 1900 || born > this_year)
        return NumberProblem::birth_year;
    const auto month_of_birth = static_cast<unsigned>(has(12) ? number_at(text, 10, 2) : 1);
    if (month_of_birth < 1 || month_of_birth > 12)
        return NumberProblem::birth_month;
    const auto day_of_birth = static_cast<unsigned>(has(14) ? number_at(text, 12, 2) : 1);
    if (!year_month_day(year(born), month(month_of_birth), day(day_of_birth)).ok())
        return NumberProblem::birth_day;
    if (!has(id_number_length))
        return NumberProblem::unfinished;
    return check_digit_of(text.substr(0, id_number_length - 1)) == text.back()
               ? NumberProblem::none
               : NumberProblem::check_digit;
}

}  // namespace ui::input
