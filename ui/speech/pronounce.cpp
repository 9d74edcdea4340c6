#include "ui/speech/pronounce.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace ui::speech {

namespace {

// As short a number as a telephone's (12345) is an identifier; what is counted here is smaller.
constexpr std::ptrdiff_t least_identifier = 5;

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_of_token(char c)
{
    return is_digit(c) || is_letter(c) || c == '-';
}

bool is_date(std::string_view token)
{
    if (token.size() != 10)
        return false;
    for (std::size_t i = 0; i < token.size(); ++i)
        if ((i == 4 || i == 7) != (token[i] == '-') || (token[i] != '-' && !is_digit(token[i])))
            return false;
    return true;
}

bool is_identifier(std::string_view token)
{
    const auto digits = std::ranges::count_if(token, is_digit);
    const bool is_mixed = std::ranges::any_of(token, is_letter) || token.find('-') != token.npos;
    return digits >= least_identifier || (digits > 0 && is_mixed);
}

std::string_view without_zero(std::string_view number)
{
    return number.starts_with('0') ? number.substr(1) : number;
}

std::string spoken_date(std::string_view date, Language language)
{
    static constexpr std::array months{"January",   "February", "March",    "April",
                                       "May",       "June",     "July",     "August",
                                       "September", "October",  "November", "December"};
    const std::string year(date.substr(0, 4));
    const std::string month(without_zero(date.substr(5, 2)));
    const std::string day(without_zero(date.substr(8, 2)));
    const auto tens = static_cast<std::size_t>(date[5] - '0');
    const auto index = tens * 10 + static_cast<std::size_t>(date[6] - '0');
    if (language == Language::zh)
        return year + "年" + month + "月" + day + "日";
    if (language == Language::en && index >= 1 && index <= months.size())
        return day + " " + months[index - 1] + " " + year;
    return year + " " + month + " " + day;
}

std::string spelled(std::string_view token, Language language)
{
    std::string all;
    for (const char c : token) {
        if (!all.empty())
            all += ' ';
        if (c == '-')
            all += language == Language::zh ? "杠" : "dash";
        else
            all += c;
    }
    return all;
}

std::string spoken(std::string_view token, Language language)
{
    if (is_date(token))
        return spoken_date(token, language);
    if (is_identifier(token))
        return fmt::format(" {} ", spelled(token, language));
    return std::string(token);
}

struct Sign {
    std::string_view sign;
    std::string_view zh;
    std::string_view other;
};

const Sign* sign_at(std::string_view text)
{
    static constexpr std::array<Sign, 5> signs{{{"*", "星号", " asterisk "},
                                                {"●", "星号", " asterisk "},
                                                {"·", "，", ", "},
                                                {"\n", "。", ". "},
                                                {"–", "，", ", "}}};
    for (const auto& each : signs)
        if (text.starts_with(each.sign))
            return &each;
    return nullptr;
}

}  // namespace

std::string pronounce(std::string_view text, Language language)
{
    std::string all;
    while (!text.empty()) {
        const auto end = std::ranges::find_if_not(text, is_of_token);
        const auto length = static_cast<std::size_t>(end - text.begin());
        if (length > 0) {
            all += spoken(text.substr(0, length), language);
            text.remove_prefix(length);
            continue;
        }
        if (const auto* sign = sign_at(text)) {
            all += language == Language::zh ? sign->zh : sign->other;
            text.remove_prefix(sign->sign.size());
            continue;
        }
        all += text.front();
        text.remove_prefix(1);
    }
    return all;
}

}  // namespace ui::speech
