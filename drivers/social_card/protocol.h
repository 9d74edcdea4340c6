// The public files of social security cards: commands, records, values. Pure.
#pragma once

#include "drivers/apdu.h"
#include "drivers/social_card.h"

#include <optional>
#include <string_view>

namespace drivers::social_card {

enum class File : std::uint8_t {
    issuer = 0x05,  // EF05: the card itself.
    holder = 0x06,  // EF06: who holds it.
};

// Of EF05 the tag of a record is its number.
enum class Tag : std::uint8_t {
    identification = 0x01,
    version = 0x03,
    issued_on = 0x05,
    valid_to = 0x06,
    card_number = 0x07,
    number = 0x08,
    name = 0x09,
    sex = 0x0a,
    ethnic_group = 0x0b,
    birth = 0x0d,
    rest_of_name = 0x4e,
};

// How a record's file is named: in the command itself, or by the SELECT before it.
enum class Addressing { short_identifier, selected };

// Where a record is, and how long it usually is with its tag and its length.
struct Place {
    File file;
    std::uint8_t record;
    std::size_t size;
};

CardCommand select_environment();
CardCommand select_file(File);
CardCommand read_record(Place, Addressing);

struct Record {
    std::uint8_t tag = 0;
    base::ByteView data;  // Borrows from what it was decoded from.
};

// Errc::malformed unless tag, length and data fill the bytes exactly.
base::Result<Record> decode_record(base::ByteView);

enum class Version { first, second, third, unknown };
base::Result<Version> decode_version(base::ByteView);

// Printable ASCII and GBK without the padding, as UTF-8. Empty for a field that nobody filled in.
base::Result<base::SecretText> decode_text(base::ByteView);

// A citizen's number, or what a foreigner has in its place: 18 digits and capital letters.
base::Result<base::SecretText> decode_number(base::ByteView);

// "0", "1", "2", "9".
base::Result<base::SecretText> decode_sex(base::ByteView);

// Packed digits: 20260131, and 01 of an ethnic group. Errc::malformed for what is no date of the
// calendar.
base::Result<base::SecretText> decode_date(base::ByteView);
base::Result<base::SecretText> decode_ethnic_group(base::ByteView);

}  // namespace drivers::social_card
