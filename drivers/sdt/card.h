// Synthetic identity cards for the emulator: plain fields in, the chip's bytes out. Never a real
// person's.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "drivers/id_card_reader.h"

#include <optional>
#include <string>

namespace drivers::sdt {

// What lies in the chip.
struct Card {
    base::Bytes text;                           // 256 bytes.
    base::Bytes photo;                          // 1024 bytes.
    base::Bytes fingerprints;                   // None, 512 or 1024 bytes.
    std::optional<base::Bytes> newest_address;  // 70 bytes.
    bool is_genuine = true;                     // The module verifies it.
};

// UTF-8. Fields that a kind of card does not have stay empty.
struct CardFields {
    CardKind kind = CardKind::citizen;
    std::string name;
    std::string english_name;
    std::string sex;
    std::string ethnic_group;
    std::string birth;
    std::string address;
    std::string number;
    std::string nationality;
    std::string authority;
    std::string valid_from;
    std::string valid_to;
    std::string newest_address;
    std::size_t fingers = 2;
};

// Errc::malformed for text that is not UTF-8, does not fit its field or has no field on this kind
// of card. Values are not checked: an emulator may hold a card with an impossible date.
base::Result<Card> make_card(const CardFields&);

// Fields of one imagined person for each kind, valid in every respect.
CardFields example_fields(CardKind = CardKind::citizen);
Card example_card(CardKind = CardKind::citizen);

}  // namespace drivers::sdt
