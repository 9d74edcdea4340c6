// A reader of resident identity cards (居民身份证) and of the residence permits made like them.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/secret.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace drivers {

enum class CardKind {
    citizen,          // 居民身份证
    regional_permit,  // 港澳台居民居住证 (type character J)
    foreigner_2017,   // 外国人永久居留身份证 (I)
    foreigner_2023,   // 外国人永久居留身份证, 2023 edition (Y)
};

// What the chip tells. Text is UTF-8 without padding. Dates are YYYYMMDD; valid_to may be "长期".
struct IdCard {
    CardKind kind = CardKind::citizen;
    base::SecretText name;          // Chinese name; English where there is no other.
    base::SecretText english_name;  // Foreigners only.
    base::SecretText sex;           // GB/T 2261.1: "0", "1" male, "2" female, "9".
    base::SecretText ethnic_group;  // GB/T 3304, two digits; citizens only.
    base::SecretText birth;
    base::SecretText address;
    base::SecretText number;       // 18 characters; 15 on the 2017 foreigner's card.
    base::SecretText nationality;  // ISO 3166, letters or digits as the card has them.
    base::SecretText authority;
    base::SecretText valid_from;
    base::SecretText valid_to;
    base::SecretText newest_address;  // Where the card holds one beside the printed address.
    base::Secret<base::Bytes> photo;  // 1024 bytes WLT, opaque here.
    base::Secret<base::Bytes> fingerprints;
};

// Expected ways of not reading a card; each has its own words on the screen.
enum class CardProblem {
    no_card,      // Nothing on the reader, or a card that was read already and never left.
    moved,        // It left, or slipped, while it was being read: put it down again.
    unreadable,   // Present but damaged, or read errors that repeat.
    refused,      // The reader's secure module rejects it: forged, or its data fail verification.
    unsupported,  // Another kind of card.
};

using CardReading = std::variant<IdCard, CardProblem>;

enum class CardReaderState {
    ready,
    failed,  // Its secure module failed its self-test or is not activated: needs a technician.
};

// Blocking, used by one thread (its DeviceWorker); every call ends within about five seconds. On
// Errc::disconnected the owner destroys the object and opens another.
class IdCardReader {
public:
    virtual ~IdCardReader() = default;

    virtual base::Result<CardReaderState> state() = 0;

    // One attempt: find, select, read. no_card comes at once, so the caller polls, at 300 ms or
    // slower (idcard.md 1.6).
    virtual base::Result<CardReading> read_card() = 0;

    // Whether the card that was read last still lies there. Empty where the model cannot tell.
    virtual base::Result<std::optional<bool>> is_card_left() = 0;

    // Identity of the secure module, for the audit record: "05.03-20210815-…".
    virtual std::string secure_module() const = 0;
};

}  // namespace drivers
