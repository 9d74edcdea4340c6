#include "base/check_digit.h"

#include <string>

namespace base {

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

char check_digit(std::string_view digits)
{
    int product = 10;
    for (const char digit : digits) {
        const int sum = (product + (digit - '0')) % 10;
        product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return static_cast<char>('0' + (11 - product) % 10);
}

bool is_checked_number(std::string_view text, std::string_view shape)
{
    if (text.size() != shape.size())
        return false;
    std::string digits;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i] == '0' ? !is_digit(text[i]) : text[i] != shape[i])
            return false;
        // A digit of the shape itself, such as a prefix, would not be in the sum.
        if (shape[i] == '0')
            digits += text[i];
    }
    if (digits.size() < 2)
        return false;
    const char last = digits.back();
    digits.pop_back();
    return check_digit(digits) == last;
}

}  // namespace base
