// The 256 bytes of a card's text, and the newest address.
#include "drivers/sdt/text_record.h"
#include "tests/fuzz/input.h"

using namespace drivers::sdt;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto bytes = fuzz::view(data, size);
    const auto card = decode_text_record(bytes);
    fuzz::require(!card || bytes.size() == text_record_size);
    fuzz::require(!card || !card->number.is_empty());
    (void)decode_newest_address(bytes).has_value();
    return 0;
}
