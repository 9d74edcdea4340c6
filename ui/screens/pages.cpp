#include "ui/screens/pages.h"

#include <algorithm>

namespace ui {

bool is_moving(const Screen& screen)
{
    return std::holds_alternative<PlaceCard>(screen) || std::holds_alternative<Working>(screen) ||
           std::holds_alternative<Printing>(screen) || std::holds_alternative<ShowCode>(screen);
}

int pages_of(const Screen& screen)
{
    const auto pages = [](std::size_t count, int on_page) {
        return std::max(1, (static_cast<int>(count) + on_page - 1) / on_page);
    };
    if (const auto* certificates = std::get_if<Certificates>(&screen))
        return pages(certificates->choices.size(), certificates_on_page);
    if (const auto* technician = std::get_if<TechnicianDevices>(&screen))
        return pages(technician->devices.size(), devices_on_page);
    return 1;
}

}  // namespace ui
