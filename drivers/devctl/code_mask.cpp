#include "drivers/devctl/code_mask.h"

#include "drivers/hid_pos/scanner.h"
#include "drivers/serial_scan/protocol.h"
#include "drivers/serial_scan/scanner.h"

#include <algorithm>

namespace drivers::devctl {

using base::Bytes;
using base::ByteView;
using recording::Direction;

static std::byte masked(std::byte byte)
{
    const auto c = std::to_integer<int>(byte);
    const bool is_letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80;
    const bool is_digit = c >= '0' && c <= '9';
    if (is_letter)
        return std::byte{'x'};
    return is_digit ? std::byte{'0'} : byte;
}

// Everything but the answers, of whichever dialect.
static void mask_codes(std::span<std::byte> data)
{
    const Bytes before(data.begin(), data.end());
    std::ranges::transform(data, data.begin(), masked);
    for (auto dialect : serial_scan::dialects_to_try)
        for (std::size_t at = 0; at < before.size();) {
            const auto rest = ByteView(before).subspan(at);
            const auto answer = serial_scan::find_stray_answer(dialect, rest);
            if (!answer)
                break;
            std::copy_n(rest.begin() + static_cast<std::ptrdiff_t>(answer->begin),
                        answer->end - answer->begin,
                        data.begin() + static_cast<std::ptrdiff_t>(at + answer->begin));
            at += answer->end;
        }
}

// Masks what comes in between the first bytes of a transfer and the last.
static recording::Mask mask_between(std::size_t head, std::size_t tail)
{
    return [head, tail](Direction direction, ByteView data) {
        Bytes out(data.begin(), data.end());
        if (direction == Direction::in && out.size() > head + tail)
            mask_codes(std::span(out).subspan(head, out.size() - head - tail));
        return out;
    };
}

recording::Mask code_mask_for(const DeviceDescription& device)
{
    if (serial_scan::recognises(device))
        return mask_between(0, 0);
    if (!hid_pos::recognises(device))
        return {};
    // Number and length; in reports as the usage tables have them also the identifier, and behind
    // the data the maker's letter and whether the code goes on.
    const bool is_newland = hid_pos::find_model(device.id)->dialect == hid_pos::Dialect::newland;
    return is_newland ? mask_between(2, 0) : mask_between(5, 3);
}

}  // namespace drivers::devctl
