#include "drivers/device_id.h"

#include <algorithm>
#include <string_view>

namespace drivers {

using base::Errc;
using base::Result;

static constexpr std::size_t length_of_length = 2;

// The text as far as one of the two readings of the length can be true, else all of it.
static std::string_view text_part(base::ByteView answer)
{
    const auto high = std::to_integer<std::size_t>(answer[0]);
    const auto low = std::to_integer<std::size_t>(answer[1]);
    auto size = answer.size();
    for (const auto length : {high << 8 | low, low << 8 | high})
        if (length > length_of_length && length <= answer.size()) {
            size = length;
            break;
        }
    const auto text = base::text(answer.first(size).subspan(length_of_length));
    return text.substr(0, text.find('\0'));
}

static bool is_printable(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7f; });
}

static void store(DeviceId& id, std::string_view key, std::string_view value)
{
    if (key == "MFG" || key == "MANUFACTURER")
        id.manufacturer = value;
    else if (key == "MDL" || key == "MODEL")
        id.model = value;
    else if (key == "CMD" || key == "COMMAND SET")
        id.commands = value;
    else if (key == "SN" || key == "SERN" || key == "SERIALNUMBER")
        id.serial = value;
}

Result<DeviceId> decode_device_id(base::ByteView answer)
{
    if (answer.size() <= length_of_length)
        return base::fail(Errc::malformed, "empty IEEE 1284 id");
    auto rest = text_part(answer);
    if (!is_printable(rest))
        return base::fail(Errc::malformed, "IEEE 1284 id is not text");
    DeviceId id;
    while (!rest.empty()) {
        const auto end = std::min(rest.find(';'), rest.size());
        const auto field = rest.substr(0, end);
        const auto colon = field.find(':');
        if (colon != std::string_view::npos)
            store(id, field.substr(0, colon), field.substr(colon + 1));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return id;
}

}  // namespace drivers
