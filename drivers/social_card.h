// What a social security card (社会保障卡) tells without a PIN and without a key.
#pragma once

#include "base/secret.h"

#include <variant>

namespace drivers {

enum class SocialCardGeneration { first, second };

// Text is UTF-8, dates are YYYYMMDD. What a card does not hold is empty.
struct SocialCard {
    SocialCardGeneration generation = SocialCardGeneration::second;
    base::SecretText
        number;  // 社会保障号码, 18 characters; a citizen's is that of the identity card.
    base::SecretText name;
    base::SecretText sex;           // GB/T 2261.1: "0", "1" male, "2" female, "9".
    base::SecretText ethnic_group;  // GB/T 3304, two digits.
    base::SecretText birth;
    base::SecretText card_number;  // 卡号, nine characters.
    base::SecretText
        identification;  // 卡识别码, 32 hexadecimal digits; the first six are the region.
    base::SecretText issued_on;
    base::SecretText valid_to;
};

// Expected ways of not reading a card; each has its own words on the screen.
enum class SocialCardProblem {
    no_card,
    moved,       // It left while it was being read.
    unreadable,  // Mute, damaged, or what it says has no sense.

    // The third generation tells who holds it only to somebody who proves a key that the social
    // security administration keeps: the way over the centre.
    needs_central_authentication,
    locked,       // The card says that it is blocked: the counter can help.
    unsupported,  // Another kind of card, or of a version that is not known.
};

std::string_view name_of(SocialCardProblem);

using SocialCardReading = std::variant<SocialCard, SocialCardProblem>;

}  // namespace drivers
