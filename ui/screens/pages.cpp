#include "ui/screens/pages.h"

#include <algorithm>

namespace ui {

bool is_moving(const Screen& screen)
{
    return std::holds_alternative<PlaceCard>(screen) || std::holds_alternative<Working>(screen) ||
           std::holds_alternative<Printing>(screen);
}

int pages_of(const Screen& screen)
{
    const auto* certificates = std::get_if<Certificates>(&screen);
    if (!certificates)
        return 1;
    const int on_page = certificates_on_page;
    const int count = static_cast<int>(certificates->choices.size());
    return std::max(1, (count + on_page - 1) / on_page);
}

}  // namespace ui
