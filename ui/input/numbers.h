// Numbers that a citizen types, checked while they are typed: what is wrong, and where.
#pragma once

#include <string_view>

namespace ui::input {

inline constexpr std::size_t phone_length = 11;
inline constexpr std::size_t id_number_length = 18;

enum class NumberProblem {
    none,         // All of it is there and right.
    unfinished,   // Right so far.
    not_a_phone,  // A mobile number begins with 13 to 19.
    region,       // Places 1 and 2 are no province.
    birth_year,   // Places 7 to 10.
    birth_month,  // Places 11 and 12.
    birth_day,    // Places 13 and 14.
    check_digit,  // Place 18, by all before it (GB 11643, ISO 7064 MOD 11-2).
};
std::string_view name_of(NumberProblem);

// digits: "13812345678", none but 0 to 9.
NumberProblem check_phone(std::string_view digits);

// "110105194912310021", the last perhaps "X". A year may be 1900 up to `this_year`.
NumberProblem check_id_number(std::string_view characters, int this_year);

// '0' to '9' or 'X', for 17 digits.
char check_digit_of(std::string_view digits);

}  // namespace ui::input
