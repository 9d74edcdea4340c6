// The 256 bytes of UTF-16LE text in an identity card's chip, in its four layouts (GA/T 490). Pure.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/secret.h"
#include "drivers/id_card_reader.h"

#include <cstddef>

namespace drivers::sdt {

inline constexpr std::size_t text_record_size = 256;
inline constexpr std::size_t newest_address_size = 70;

// Where a field stands. size 0: this layout has no such field.
struct Field {
    std::size_t offset = 0;
    std::size_t size = 0;
};

struct Layout {
    CardKind kind;
    char16_t type;  // The character at type_field.
    Field name;     // In Chinese.
    Field english_name;
    Field english_name_rest;  // Continues english_name.
    Field sex;
    Field ethnic_group;
    Field birth;
    Field address;
    Field number;
    Field nationality;
    Field authority;
    Field valid_from;
    Field valid_to;
};

inline constexpr Field type_field{248, 2};

const Layout& layout_of(CardKind);

// All but newest address, photo and fingerprints. Errc::malformed for broken UTF-16, control
// characters, impossible dates and numbers whose check character is wrong: the checksum of a frame
// is one XOR, which two flipped bits get past.
base::Result<IdCard> decode_text_record(base::ByteView record);

base::Result<base::SecretText> decode_newest_address(base::ByteView data);

}  // namespace drivers::sdt
