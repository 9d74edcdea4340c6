// Which printer stands behind which port of the loopback network, where ipp-usb offers each USB
// printer on one: asked of the printers themselves, so that no DNS-SD is needed.
#pragma once

#include "base/result.h"
#include "drivers/ipp/patience.h"

#include <string>
#include <string_view>

namespace drivers::ipp {

struct PortRange {
    int first;
    int last;
};

// ipp-usb begins at 60000 and keeps a printer's port; more printers than this stand in no kiosk.
inline constexpr PortRange ipp_usb_ports{60000, 60015};

// The address of the first whose make and model holds the text; an empty text takes any.
// Errc::not_found when none does.
base::Result<std::string> find_behind_ipp_usb(std::string_view model, PortRange, const Patience&);

}  // namespace drivers::ipp
