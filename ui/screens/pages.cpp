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
    if (const auto* cases = std::get_if<Cases>(&screen))
        return pages(cases->cases.size(), cases_on_page);
    if (const auto* detail = std::get_if<CaseDetail>(&screen))
        return 2 +
               (detail->of.history.empty() ? 0 : pages(detail->of.history.size(), stages_on_page));
    if (const auto* records = std::get_if<Records>(&screen))
        return pages(records->groups.size(), 1);
    if (const auto* complaints = std::get_if<Complaints>(&screen))
        return pages(complaints->complaints.size(), 1);
    if (const auto* technician = std::get_if<TechnicianDevices>(&screen))
        return pages(technician->devices.size(), devices_on_page);
    return 1;
}

}  // namespace ui
