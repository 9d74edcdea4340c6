#include "drivers/sdt/id_number.h"

#include <algorithm>

namespace drivers::sdt {

static constexpr std::size_t digits_before_check = 17;

std::optional<char> check_character(std::string_view first_17)
{
    static constexpr std::string_view check_characters = "0123456789X";
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (first_17.size() != digits_before_check || !std::ranges::all_of(first_17, is_digit))
        return std::nullopt;
    int sum = 0;
    for (char digit : first_17)
        sum = (sum + digit - '0') * 2 % 11;
    return check_characters[static_cast<std::size_t>((12 - sum) % 11)];
}

bool is_id_number(std::string_view number)
{
    if (number.size() != digits_before_check + 1)
        return false;
    const auto check = check_character(number.substr(0, digits_before_check));
    return check && *check == number.back();
}

}  // namespace drivers::sdt
