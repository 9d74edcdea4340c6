// ISO 7064 MOD 11,10: the last digit of every number that people read aloud or copy by hand.
#pragma once

#include <string_view>

namespace base {

// digits: '0' to '9' only. Finds each single wrong digit and nearly every swap of neighbours.
char check_digit(std::string_view digits);

// Whether text has the shape, where '0' stands for any digit and everything else for itself, and
// its last digit checks those before it.
bool is_checked_number(std::string_view text, std::string_view shape);

}  // namespace base
