// What a driver's table of models says of USB ids.
#pragma once

#include "drivers/transport.h"

#include <algorithm>
#include <array>
#include <span>

namespace drivers {

// The ids of a table, in its order. The table is a static constexpr array whose rows have an id
// named usb.
template <const auto& table>
std::span<const UsbId> ids_of()
{
    static constexpr auto ids = [] {
        std::array<UsbId, table.size()> out{};
        std::ranges::transform(table, out.begin(), [](const auto& model) { return model.usb; });
        return out;
    }();
    return ids;
}

}  // namespace drivers
