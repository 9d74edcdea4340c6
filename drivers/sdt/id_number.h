// The citizen identification number (公民身份号码, GB 11643) and the numbers made like it.
#pragma once

#include <optional>
#include <string_view>

namespace drivers::sdt {

// The check character (ISO 7064 MOD 11-2) for the first 17 digits. Empty when they are not digits.
std::optional<char> check_character(std::string_view first_17);

// 17 digits and their check character. Whether the division code exists is not asked: it is that
// of the first registration, and many of those were abolished.
bool is_id_number(std::string_view number);

}  // namespace drivers::sdt
