#include "central/catalogue/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace central::catalogue {

using wire::Bilingual;
using wire::Item;

namespace {

using Mistakes = std::vector<Mistake>;

void want(Mistakes& all, std::string_view key, const Bilingual& text)
{
    if (text.zh.empty() || text.en.empty())
        all.push_back({std::string(key), "is missing in Chinese or English"});
}

template <class T>
void want_some(Mistakes& all, std::string_view key, const std::vector<T>& list)
{
    if (list.empty())
        all.push_back({std::string(key), "is missing: it is one of the eight disclosures"});
}

void check_days(Mistakes& all, const Item& item)
{
    if (item.legal_days > 0 && item.promised_days > item.legal_days)
        all.push_back({"promised_days", fmt::format("is {}, more than the legal {}",
                                                    item.promised_days, item.legal_days)});
    const bool is_at_once = item.promise == wire::Promise::at_once;
    if (is_at_once && item.promised_days > 0)
        all.push_back({"promise", "is at_once, and still takes days"});
    if (item.promise == wire::Promise::within_days && item.promised_days == 0)
        all.push_back({"promise", "is within_days, and names none"});
    int days = 0;
    for (const auto& step : item.steps)
        days += step.days;
    if (days > item.promised_days)
        all.push_back({"steps", fmt::format("take {} days, more than the promised {}", days,
                                            item.promised_days)});
    if (!item.ends.empty() && item.ends < item.effective)
        all.push_back({"ends", "is before the item begins"});
}

void check_burden(Mistakes& all, const wire::Burden& before, const wire::Burden& now)
{
    if (now.materials > before.materials || now.steps > before.steps || now.days > before.days)
        all.push_back({"now", "asks more than it did before"});
}

void check_terminal(Mistakes& all, const Item& item)
{
    if (!item.certificate.empty() && !item.at_terminal)
        all.push_back({"certificate", "is printed by a terminal, but at_terminal is not true"});
    const bool is_free = item.fee.zh.empty();
    if (is_free != item.fee_basis.zh.empty())
        all.push_back({"fee", "and fee_basis go together"});
}

}  // namespace

Mistakes mistakes_in(const Item& item)
{
    Mistakes all;
    want(all, "name", item.name);
    want(all, "summary", item.summary);
    want(all, "authority", item.authority);
    want(all, "result", item.result);
    want(all, "counter.place", item.counter.place);
    want(all, "counter.hours", item.counter.hours);
    want_some(all, "basis", item.basis);
    want_some(all, "conditions", item.conditions);
    want_some(all, "materials", item.materials);
    want_some(all, "steps", item.steps);
    want_some(all, "themes", item.themes);
    want_some(all, "applicants", item.applicants);
    for (const auto& basis : item.basis)
        want(all, "basis", basis.law);
    for (const auto& condition : item.conditions)
        want(all, "conditions", condition);
    for (const auto& material : item.materials)
        want(all, "materials", material.name);
    for (const auto& step : item.steps)
        want(all, "steps", step.name);
    check_days(all, item);
    check_burden(all, item.before, item.now);
    check_terminal(all, item);
    return all;
}

Mistakes mistakes_in(const wire::Package& package)
{
    Mistakes all;
    want(all, "name", package.name);
    want(all, "summary", package.summary);
    if (package.items.size() < 2)
        all.push_back({"items", "are fewer than two: that is no package"});
    if (std::set(package.items.begin(), package.items.end()).size() != package.items.size())
        all.push_back({"items", "name one twice"});
    check_burden(all, package.before, package.now);
    return all;
}

static bool overlap(const Item& one, const Item& other)
{
    const bool is_before = !one.ends.empty() && one.ends < other.effective;
    const bool is_after = !other.ends.empty() && other.ends < one.effective;
    return !is_before && !is_after;
}

static void check_pair(const Item& one, const Item& other, std::vector<std::string>& all)
{
    const bool is_same_item = one.id == other.id;
    if (is_same_item && one.version == other.version)
        all.push_back(fmt::format("{}: version {} is there twice", one.id, one.version));
    else if (is_same_item && overlap(one, other))
        all.push_back(fmt::format("{}: versions {} and {} are in force on the same day", one.id,
                                  one.version, other.version));
    if (!is_same_item && one.implementation_code == other.implementation_code)
        all.push_back(fmt::format("{} and {} have one implementation_code", one.id, other.id));
}

std::vector<std::string> mistakes_across(const wire::Catalogue& catalogue)
{
    std::vector<std::string> all;
    std::set<std::string, std::less<>> themes;
    std::set<std::string, std::less<>> items;
    for (const auto& theme : catalogue.themes)
        if (!themes.insert(theme.id).second)
            all.push_back(fmt::format("theme {} is there twice", theme.id));
    for (std::size_t i = 0; i < catalogue.items.size(); ++i) {
        const auto& item = catalogue.items[i];
        items.insert(item.id);
        for (const auto& theme : item.themes)
            if (!themes.contains(theme))
                all.push_back(fmt::format("{}: theme {} is not there", item.id, theme));
        for (std::size_t k = 0; k < i; ++k)
            check_pair(catalogue.items[k], item, all);
    }
    std::set<std::string, std::less<>> packages;
    for (const auto& package : catalogue.packages) {
        if (!packages.insert(package.id).second)
            all.push_back(fmt::format("package {} is there twice", package.id));
        for (const auto& id : package.items)
            if (!items.contains(id))
                all.push_back(fmt::format("{}: item {} is not there", package.id, id));
    }
    return all;
}

bool is_in_force(const Item& item, std::string_view day)
{
    return item.effective <= day && (item.ends.empty() || day <= item.ends);
}

wire::Catalogue as_of(const wire::Catalogue& all, std::string_view day)
{
    wire::Catalogue now{.day = std::string(day),
                        .is_demonstration = all.is_demonstration,
                        .themes = {},
                        .items = {},
                        .packages = {}};
    std::set<std::string, std::less<>> items;
    std::set<std::string, std::less<>> themes;
    for (const auto& item : all.items)
        if (is_in_force(item, day)) {
            now.items.push_back(item);
            items.insert(item.id);
            themes.insert(item.themes.begin(), item.themes.end());
        }
    for (const auto& theme : all.themes)
        if (themes.contains(theme.id))
            now.themes.push_back(theme);
    for (const auto& package : all.packages)
        if (std::ranges::all_of(package.items, [&](const auto& id) { return items.contains(id); }))
            now.packages.push_back(package);
    return now;
}

std::vector<wire::Material> shared_materials(const std::vector<Item>& items)
{
    std::vector<wire::Material> all;
    for (const auto& item : items)
        for (const auto& material : item.materials) {
            const auto same = std::ranges::find(all, material.name, &wire::Material::name);
            if (same == all.end()) {
                all.push_back(material);
                continue;
            }
            same->originals = std::max(same->originals, material.originals);
            same->copies = std::max(same->copies, material.copies);
            same->is_required = same->is_required || material.is_required;
            same->is_shared = same->is_shared && material.is_shared;
        }
    return all;
}

}  // namespace central::catalogue
