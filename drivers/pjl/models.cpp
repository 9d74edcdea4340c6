#include "drivers/pjl/models.h"

#include <algorithm>
#include <array>

namespace drivers::pjl {

static constexpr auto table = std::to_array<UsbId>({
    {0x232b, 0x0e20},  // Pantum (奔图) M6507: seen by others, see README.md.
    {0x232b, 0},       // Pantum's other ones.
    {0x03f0, 0},       // HP's without IPP over USB.
});

std::span<const UsbId> usb_ids()
{
    return table;
}

bool is_known(UsbId usb)
{
    return std::ranges::any_of(table, [usb](const UsbId& id) {
        return id.vendor == usb.vendor && (id.product == 0 || id.product == usb.product);
    });
}

}  // namespace drivers::pjl
