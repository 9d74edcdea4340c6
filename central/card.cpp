#include "central/card.h"

#include "base/verify.h"

#include <fmt/chrono.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace central {

// All of China keeps Beijing time, without summer time since 1991.
static constexpr std::chrono::hours beijing{8};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

char check_character(std::string_view digits)
{
    constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    VERIFY(digits.size() == weights.size() && std::ranges::all_of(digits, is_digit));
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += (digits[i] - '0') * weights[i];
    return "10X98765432"[sum % 11];
}

bool has_valid_check(std::string_view number)
{
    return number.size() == 18 && std::ranges::all_of(number.substr(0, 17), is_digit) &&
           check_character(number.substr(0, 17)) == number.back();
}

// Three letters of the country and twelve digits. The check digit of this edition is not
// documented anywhere we can trust, and a published specimen fails the rule in circulation.
static bool is_number_of_2017(std::string_view number)
{
    const auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
    return number.size() == 15 && std::ranges::all_of(number.substr(0, 3), is_letter) &&
           std::ranges::all_of(number.substr(3), is_digit);
}

static bool is_number_of(wire::EvidenceKind kind, std::string_view number)
{
    switch (kind) {
    case wire::EvidenceKind::citizen:
        return has_valid_check(number) && number[0] >= '1' && number[0] <= '8';
    case wire::EvidenceKind::regional_permit:
        return has_valid_check(number) && number[0] == '8' && number[1] >= '1' && number[1] <= '3';
    case wire::EvidenceKind::foreigner_2017:
        return is_number_of_2017(number);
    case wire::EvidenceKind::foreigner_2023:
        return has_valid_check(number) && number[0] == '9';
    }
    std::unreachable();
}

CardVerdict check_card(const wire::CardEvidence& card, base::WallTime now)
{
    if (!is_number_of(card.kind, card.number.reveal()))
        return CardVerdict::refused;
    if (card.valid_to == "长期")
        return CardVerdict::accepted;
    const auto local = std::chrono::system_clock::to_time_t(now + beijing);
    const auto today = fmt::format("{:%Y%m%d}", fmt::gmtime(local));
    return card.valid_to < today ? CardVerdict::expired : CardVerdict::accepted;
}

}  // namespace central
