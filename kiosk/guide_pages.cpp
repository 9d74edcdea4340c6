#include "kiosk/guide_pages.h"

#include <algorithm>

namespace kiosk {

using ui::GuideLine;
using ui::GuideTopic;
using ui::Named;
using Lines = std::vector<GuideLine>;

namespace {

Named named(const wire::Bilingual& text)
{
    return {text.zh, text.en};
}

GuideLine days(std::string label, int count, std::string none)
{
    return {.label = std::move(label),
            .pattern = count > 0 ? "guide.days" : std::move(none),
            .count = count};
}

Lines item_lines(const wire::Item& item)
{
    const auto& counter = item.counter;
    const auto& number = item.implementation_code;
    return {{.text = named(item.summary), .note = {number, number}, .note_pattern = "guide.number"},
            {.label = "guide.authority", .text = named(item.authority)},
            {.label = "guide.where",
             .text = named(counter.place),
             .note = {counter.hours.zh + "  " + counter.phone,
                      counter.hours.en + "  " + counter.phone}}};
}

Lines basis_lines(const wire::Item& item)
{
    Lines lines;
    for (const auto& basis : item.basis)
        lines.push_back({.text = named(basis.law),
                         .count = basis.article,
                         .note_pattern = basis.article > 0 ? "guide.article" : ""});
    return lines;
}

Lines condition_lines(const wire::Item& item)
{
    Lines lines;
    for (const auto& condition : item.conditions)
        lines.push_back({.text = named(condition)});
    return lines;
}

Lines material_lines(const std::vector<wire::Material>& materials)
{
    Lines lines;
    for (const auto& material : materials)
        lines.push_back({.text = named(material.name),
                         .count = material.originals,
                         .other = material.copies,
                         .note_pattern = material.is_shared     ? "guide.shared"
                                         : material.is_required ? "guide.originals"
                                                                : "guide.optional"});
    return lines;
}

Lines step_lines(const wire::Item& item)
{
    Lines lines;
    for (const auto& step : item.steps)
        lines.push_back({.text = named(step.name),
                         .count = step.days,
                         .note_pattern = step.days > 0 ? "guide.days" : ""});
    return lines;
}

Lines limit_lines(const wire::Item& item)
{
    const auto burden = [](std::string label, std::string pattern, const wire::Burden& asked) {
        return GuideLine{.label = std::move(label),
                         .pattern = std::move(pattern),
                         .count = asked.materials,
                         .other = asked.days};
    };
    return {days("guide.promised", item.promised_days, "guide.at_once"),
            days("guide.legal", item.legal_days, "guide.no_limit"),
            burden("guide.reform", "guide.now", item.now),
            burden("guide.reform", "guide.before", item.before)};
}

Lines fee_lines(const wire::Item& item)
{
    if (item.fee.zh.empty())
        return {{.pattern = "guide.free"}};
    return {{.label = "guide.fee", .text = named(item.fee)},
            {.label = "guide.fee_basis", .text = named(item.fee_basis)}};
}

Lines result_lines(const wire::Item& item)
{
    Lines lines{{.label = "guide.result", .text = named(item.result)}};
    const auto add = [&lines](bool is_so, const char* label, const char* pattern) {
        if (is_so)
            lines.push_back({.label = label, .pattern = pattern});
    };
    const auto has = [&item](wire::HandlingForm form) {
        return std::ranges::find(item.forms, form) != item.forms.end();
    };
    const bool is_online = has(wire::HandlingForm::computer) || has(wire::HandlingForm::mobile);
    add(is_online, "guide.ways", "guide.ways_online");
    add(item.at_terminal, is_online ? "" : "guide.ways", "guide.ways_terminal");
    add(item.has_tolerance, "guide.special", "guide.tolerance");
    add(item.has_commitment, item.has_tolerance ? "" : "guide.special", "guide.commitment");
    add(item.is_silence_yes, "guide.special", "guide.silence_is_yes");
    return lines;
}

void add(ui::Guide& guide, GuideTopic topic, const Lines& lines)
{
    const std::size_t on_page = ui::lines_on_page;
    const auto parts = std::max<std::size_t>(1, (lines.size() + on_page - 1) / on_page);
    for (std::size_t part = 0; part < parts; ++part) {
        ui::GuidePage page{
            .topic = topic, .part = static_cast<int>(part) + 1, .parts = static_cast<int>(parts)};
        for (auto i = part * on_page; i < std::min(lines.size(), (part + 1) * on_page); ++i)
            page.lines.push_back(lines[i]);
        guide.pages.push_back(std::move(page));
    }
}

}  // namespace

ui::Guides guides_of(const wire::Catalogue& all)
{
    ui::Guides guides{.items = static_cast<int>(all.items.size()),
                      .packages = static_cast<int>(all.packages.size()),
                      .day = all.day,
                      .is_demonstration = all.is_demonstration};
    for (const auto& theme : all.themes)
        guides.themes.push_back({.name = named(theme.name), .icon = theme.icon});
    return guides;
}

ui::ListEntry entry_of(const wire::Item& item)
{
    return {.title = named(item.name), .days = item.promised_days};
}

ui::ListEntry entry_of(const wire::Package& package)
{
    return {.title = named(package.name), .days = package.now.days, .is_package = true};
}

const wire::Item* item_called(const wire::Catalogue& all, std::string_view id)
{
    const auto found = std::ranges::find(all.items, id, &wire::Item::id);
    return found == all.items.end() ? nullptr : &*found;
}

ui::Guide guide_of(const wire::Item& item, const wire::Catalogue& all)
{
    ui::Guide guide{.name = named(item.name),
                    .pages = {},
                    .is_printable = !item.certificate.empty(),
                    .day = all.day,
                    .is_demonstration = all.is_demonstration};
    add(guide, GuideTopic::item, item_lines(item));
    add(guide, GuideTopic::basis, basis_lines(item));
    add(guide, GuideTopic::conditions, condition_lines(item));
    add(guide, GuideTopic::materials, material_lines(item.materials));
    add(guide, GuideTopic::procedure, step_lines(item));
    add(guide, GuideTopic::limit, limit_lines(item));
    add(guide, GuideTopic::fee, fee_lines(item));
    add(guide, GuideTopic::result, result_lines(item));
    return guide;
}

ui::PackageGuide package_guide_of(const wire::Package& package, const wire::Catalogue& all)
{
    ui::PackageGuide guide{
        .name = named(package.name),
        .summary = named(package.summary),
        .items = {},
        .materials = material_lines(package.materials),
        .reform = {
            .pattern = "package.reform", .count = package.before.days, .other = package.now.days}};
    for (const auto& id : package.items)
        if (const auto* item = item_called(all, id))
            guide.items.push_back(entry_of(*item));
    return guide;
}

}  // namespace kiosk
