// Commands to smart cards and their replies (ISO 7816-4, short form), and the rules by which the
// pieces of a reply are fetched. Pure but for ask(), which knows no more than a CardLink.
#pragma once

#include "drivers/smart_card_reader.h"

#include <cstdint>
#include <optional>

namespace drivers {

struct CardCommand {
    std::uint8_t card_class = 0;
    std::uint8_t instruction = 0;
    std::uint8_t p1 = 0;
    std::uint8_t p2 = 0;
    base::Bytes data = {};                     // At most 255 bytes.
    std::optional<std::size_t> expected = {};  // Le: 1 to 256 bytes. Empty: no data expected.
};

inline constexpr std::uint16_t status_done = 0x9000;
inline constexpr std::uint16_t status_security = 0x6982;
inline constexpr std::uint16_t status_no_file = 0x6a82;
inline constexpr std::uint16_t status_no_record = 0x6a83;

struct CardReply {
    std::uint16_t status = 0;
    base::Secret<base::Bytes> data;
    bool is_done() const { return status == status_done; }
};

base::Bytes encode(const CardCommand&);

// Errc::malformed for less than the two status bytes, or more than a short reply can be.
base::Result<CardReply> decode_card_reply(base::ByteView);

// Asks once more with the length that the card names (6Cxx), and fetches what waits (61xx) until
// all is there. Whatever other status comes is in the reply. Errc::malformed for a card that has
// always more.
base::Result<CardReply> ask(CardLink&, CardCommand);

}  // namespace drivers
