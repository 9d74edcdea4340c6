// Whether what a reader read can be a card that holds today. Whose it is, the store knows.
#pragma once

#include "base/clock.h"
#include "central/wire/messages.h"

#include <string_view>

namespace central {

enum class CardVerdict {
    accepted,
    refused,  // The number cannot be one of this kind of card.
    expired,  // By the centre's clock; a card is good through its last day in China.
};

CardVerdict check_card(const wire::CardEvidence&, base::WallTime now);

// GB 11643: seventeen digits and their MOD 11-2 check character.
bool has_valid_check(std::string_view number);
char check_character(std::string_view seventeen_digits);

}  // namespace central
