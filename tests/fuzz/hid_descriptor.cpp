// A HID report descriptor, the layout that is found in it, and reports read by that layout: the
// first two bytes say how long the descriptor is, the rest are reports of up to 64 bytes.
#include "drivers/hid_pos/layout.h"
#include "drivers/hid_pos/report_descriptor.h"
#include "tests/fuzz/input.h"

using namespace drivers::hid_pos;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static constexpr std::size_t report_size = 64;
    if (size < 2)
        return 0;
    const auto bytes = fuzz::view(data + 2, size - 2);
    const auto length = std::min<std::size_t>(bytes.size(), data[0] | data[1] << 8);
    const auto descriptor = parse_report_descriptor(bytes.first(length));
    if (!descriptor)
        return 0;
    (void)is_scanner(*descriptor);
    const auto layout = layout_of(*descriptor);
    if (!layout)
        return 0;
    if (layout->initiate_read)
        (void)encode_trigger(*layout, true);
    Assembly assembly;
    base::SteadyTime now{};
    for (auto rest = bytes.subspan(length); !rest.empty();) {
        const auto report = rest.first(std::min(rest.size(), report_size));
        rest = rest.subspan(report.size());
        now += std::chrono::milliseconds(1);
        const auto piece = decode_report(*layout, report);
        if (!piece)
            continue;
        fuzz::require(piece->data.size() <= report.size());
        const auto code = assembly.add(*piece, now);
        fuzz::require(!code || !*code ||
                      (*code)->bytes.reveal().size() <= drivers::code_size_limit);
    }
    return 0;
}
