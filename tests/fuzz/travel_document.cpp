// The lines of a travel document, typed or scanned, and a card's reply.
#include "drivers/apdu.h"
#include "drivers/mrz.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    [[maybe_unused]] const auto lines = drivers::parse_mrz(fuzz::text(data, size));
    const auto reply = drivers::decode_card_reply(fuzz::view(data, size));
    fuzz::require(!reply || size >= 2);
    return 0;
}
