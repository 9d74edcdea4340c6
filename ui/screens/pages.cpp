#include "ui/screens/pages.h"

#include "base/overloaded.h"

#include <algorithm>

namespace ui {

bool is_moving(const Screen& screen)
{
    return std::holds_alternative<PlaceCard>(screen) || std::holds_alternative<Working>(screen) ||
           std::holds_alternative<Printing>(screen) || std::holds_alternative<ShowCode>(screen);
}

int pages_for(std::size_t count, int on_page)
{
    return std::max(1, (static_cast<int>(count) + on_page - 1) / on_page);
}

static constexpr double line_share = 1.45;  // Of a font's size.

static int lines(const toolkit::Font& font, int count)
{
    return static_cast<int>(line_share * font.pixels * count);
}

int entry_height(const toolkit::Theme& theme)
{
    return std::max(theme.target, lines(theme.body, 2) + theme.scaled(2 * entry_padding));
}

// What the frame leaves, with a way back and the foot of a list, shared out.
int entries_on_page(const toolkit::Theme& theme)
{
    const int feet = theme.button_height + 2 * theme.small_button_height;
    int left = theme.panel.pixels.height;
    if (theme.panel.is_portrait()) {
        const int hero = std::max(theme.scaled(480),
                                  lines(theme.title, 2) + lines(theme.body, 2) + theme.scaled(170));
        left -= hero + feet + 2 * theme.gap + theme.scaled(190);
    } else {
        left -= theme.button_height + theme.small_button_height + theme.scaled(160) + theme.gap;
    }
    return std::clamp(left / (entry_height(theme) + theme.gap), 2, 6);
}

int pages_of(const Screen& screen, const toolkit::Theme& theme)
{
    const int entries = entries_on_page(theme);
    return std::visit(
        base::overloaded{
            [](const Certificates& all) {
                return pages_for(all.choices.size(), certificates_on_page);
            },
            [](const TechnicianDevices& all) {
                return pages_for(all.devices.size(), devices_on_page);
            },
            [](const Cases& all) { return pages_for(all.cases.size(), cases_on_page); },
            [](const CaseDetail& detail) {
                const auto& history = detail.of.history;
                return 2 + (history.empty() ? 0 : pages_for(history.size(), stages_on_page));
            },
            [](const Records& all) { return pages_for(all.groups.size(), 1); },
            [](const Complaints& all) { return pages_for(all.complaints.size(), 1); },
            [&](const Themes& all) { return pages_for(theme_entries(all), entries); },
            [&](const ItemList& all) { return pages_for(all.entries.size(), entries); },
            [&](const PackageGuide& all) {
                return pages_for(all.items.size(), entries) +
                       pages_for(all.materials.size(), lines_on_page);
            },
            [](const Guide& guide) { return pages_for(guide.pages.size(), 1); },
            [](const auto&) { return 1; }},
        screen);
}

std::size_t theme_entries(const Themes& all)
{
    return all.guides.themes.size() + (all.guides.packages > 0 ? 1 : 0);
}

int first_page_of(const Screen& screen, const toolkit::Theme& theme)
{
    const int entries = entries_on_page(theme);
    const int page =
        std::visit(base::overloaded{[&](const Themes& all) { return all.at / entries; },
                                    [&](const ItemList& all) { return all.at / entries; },
                                    [&](const PackageGuide& all) { return all.at / entries; },
                                    [](const auto&) { return 0; }},
                   screen);
    return std::clamp(page, 0, pages_of(screen, theme) - 1);
}

}  // namespace ui
