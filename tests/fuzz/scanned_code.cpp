// What a citizen shows: the text in a code, and the paper's code in it.
#include "drivers/scanned_code.h"
#include "base/utf8.h"
#include "kiosk/verification_code.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static constexpr std::size_t code_digits = 32;
    const auto bytes = fuzz::view(data, size);
    const auto code = drivers::make_scanned_code(bytes, drivers::Symbology::qr);
    const auto text = code.text.reveal();
    fuzz::require(base::is_utf8(base::view(text)));
    (void)drivers::text_from_gb18030(bytes);
    (void)drivers::symbology_of(fuzz::text(data, size));
    const auto paper = kiosk::verification_code_in(fuzz::text(data, size));
    fuzz::require(!paper || paper->size() == code_digits);
    return 0;
}
