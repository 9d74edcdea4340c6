// What a cabinet's board says on its line.
#include "drivers/cabinet_line/protocol.h"
#include "tests/fuzz/input.h"

using namespace drivers;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto text = fuzz::text(data, size);
    if (const auto line = cabinet_line::decode_line(text)) {
        const auto again = cabinet_line::encode(*line);
        fuzz::require(text.ends_with(std::string_view(again).substr(0, again.size() - 2)));
    }
    // Also without a check sum that is right, which chance does not find.
    if (const auto identity = cabinet_line::decode_identity(text))
        fuzz::require(identity->lights.size() <= all_light_places.size());
    if (const auto report = cabinet_line::decode_report(text))
        fuzz::require(text.starts_with(cabinet_line::encode(*report)));
    (void)cabinet_line::decode_done(text);
    (void)cabinet_line::decode_event(text);
    return 0;
}
