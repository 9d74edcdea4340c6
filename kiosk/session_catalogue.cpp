// The ways through what can be read about services: themes, lists, packages, guides, the search,
// and the sheet to take home. No card is asked for, and all of it is forgotten with the visit.
#include "kiosk/guide_pages.h"
#include "kiosk/session.h"
#include "kiosk/session_effects.h"

#include <algorithm>

namespace kiosk {

using drivers::PaperOutcome;
using ui::SlipState;
using ui::Touch;

// A terminal that cannot print can still be read; on a failing supply or with an open door nobody
// begins.
bool Session::can_read_guides() const
{
    return catalogue_ && !catalogue_->themes.empty() && !is_outage_long() &&
           !keeps_from_service(Device::power_supply, equipment_.power_supply.condition) &&
           !keeps_from_service(Device::cabinet, equipment_.cabinet.condition);
}

bool Session::can_print_slip() const
{
    return is_usable(equipment_.receipt_printer.condition) &&
           !keeps_from_service(Device::power_supply, equipment_.power_supply.condition);
}

Effects Session::on(const CatalogueArrived& arrived)
{
    const auto before = offers();
    catalogue_ = arrived.catalogue;
    return show_changes(before);
}

// ---- Touches

// The visit goes on with the catalogue that it began to read, whatever arrives meanwhile: what it
// remembers of the way are places in it.
bool Session::open_catalogue()
{
    if (step_ == Step::home)
        visit_.catalogue = can_read_guides() ? catalogue_ : nullptr;
    return visit_.catalogue && (step_ == Step::home || step_ == Step::catalogue);
}

Effects Session::touched_in_catalogue(Touch touch)
{
    if (!open_catalogue())
        return {};
    switch (touch) {
    case Touch::guides:
        if (step_ == Step::catalogue)
            visit_.trail.clear();
        return go_to({.kind = Place::Kind::themes});
    case Touch::packages:
        return go_to({.kind = Place::Kind::packages});
    case Touch::search:
        return ask_for_words();
    case Touch::print_slip:
        return print_slip();
    default:
        return {};
    }
}

// What the screen shows of the place in sight, to be chosen by its index.
std::vector<Hit> Session::hits_of(const Place& place) const
{
    const auto& all = *visit_.catalogue;
    std::vector<Hit> hits;
    switch (place.kind) {
    case Place::Kind::theme:
        for (std::size_t i = 0; i < all.items.size(); ++i)
            if (std::ranges::find(all.items[i].themes, all.themes[place.index].id) !=
                all.items[i].themes.end())
                hits.push_back({.is_package = false, .index = i});
        return hits;
    case Place::Kind::packages:
        for (std::size_t i = 0; i < all.packages.size(); ++i)
            hits.push_back({.is_package = true, .index = i});
        return hits;
    case Place::Kind::package:
        for (const auto& id : all.packages[place.index].items)
            if (const auto* item = item_called(all, id))
                hits.push_back({false, static_cast<std::size_t>(item - all.items.data())});
        return hits;
    case Place::Kind::found:
        return place.hits;
    case Place::Kind::themes:
    case Place::Kind::item:
        return {};
    }
    std::unreachable();
}

Effects Session::choose_in_catalogue(std::size_t index)
{
    if (!open_catalogue())
        return {};
    const bool is_among_themes =
        step_ == Step::home ||
        (step_ == Step::catalogue && visit_.trail.back().kind == Place::Kind::themes);
    if (is_among_themes && index >= visit_.catalogue->themes.size())
        return {};
    if (!visit_.trail.empty())
        visit_.trail.back().at = index;
    if (is_among_themes)
        return go_to({.kind = Place::Kind::theme, .index = index});
    const auto hits = hits_of(visit_.trail.back());
    if (index >= hits.size())
        return {};
    const auto kind = hits[index].is_package ? Place::Kind::package : Place::Kind::item;
    return go_to({.kind = kind, .index = hits[index].index});
}

// ---- Going there and back

Effects Session::go_to(Place place)
{
    // Nobody goes round in circles for so long, and what remembers is bounded.
    static constexpr std::size_t trail_limit = 32;
    if (visit_.trail.size() >= trail_limit)
        visit_.trail.erase(visit_.trail.begin());
    visit_.trail.push_back(std::move(place));
    visit_.slip = SlipState::offered;
    return look_around();
}

Effects Session::look_around()
{
    enter(Step::catalogue, times_.warn_after);
    return {Show{shown_place()}};
}

Effects Session::step_back()
{
    if (step_ == Step::catalogue)
        visit_.trail.pop_back();
    visit_.slip = SlipState::offered;
    return visit_.trail.empty() ? home() : look_around();
}

// ---- The search

Effects Session::ask_for_words()
{
    // Searched again: what was found before makes room.
    if (!visit_.trail.empty() && visit_.trail.back().kind == Place::Kind::found)
        visit_.trail.pop_back();
    enter(Step::searching, times_.warn_after);
    return {Show{ui::TextEntry{.kind = ui::EntryKind::search,
                               .title = "search.title",
                               .text = "search.text",
                               .least = 1,
                               .most = 30}}};
}

Effects Session::touched(const ui::Entered& entered)
{
    return step_ == Step::searching ? find(entered.text) : Effects{};
}

Effects Session::find(const base::SecretText& words)
{
    return go_to({.kind = Place::Kind::found,
                  .query = words,
                  .hits = search(*visit_.catalogue, words.reveal())});
}

// ---- What is shown

ui::ListEntry Session::shown_entry(const Hit& hit) const
{
    const auto& all = *visit_.catalogue;
    if (hit.is_package)
        return entry_of(all.packages[hit.index]);
    auto entry = entry_of(all.items[hit.index]);
    entry.can_be_printed =
        !all.items[hit.index].certificate.empty() && reason_not_to_print().empty();
    return entry;
}

ui::Themes Session::shown_themes(const Place& place) const
{
    return {.guides = guides_of(*visit_.catalogue), .at = static_cast<int>(place.at)};
}

ui::ItemList Session::shown_list(const Place& place) const
{
    ui::ItemList list{.kind = place.kind == Place::Kind::theme      ? ui::ListKind::theme
                              : place.kind == Place::Kind::packages ? ui::ListKind::packages
                                                                    : ui::ListKind::found,
                      .query = place.query,
                      .at = static_cast<int>(place.at)};
    if (place.kind == Place::Kind::theme) {
        const auto& name = visit_.catalogue->themes[place.index].name;
        list.title = {name.zh, name.en};
    }
    for (const auto& hit : hits_of(place))
        list.entries.push_back(shown_entry(hit));
    return list;
}

ui::Guide Session::shown_guide(const wire::Item& item) const
{
    auto guide = guide_of(item, *visit_.catalogue);
    guide.not_printable = reason_not_to_print();
    guide.slip = visit_.slip;
    if (guide.slip == SlipState::offered && !can_print_slip())
        guide.slip = SlipState::unavailable;
    return guide;
}

const wire::Item* Session::item_in_sight() const
{
    if (visit_.trail.empty() || visit_.trail.back().kind != Place::Kind::item)
        return nullptr;
    return &visit_.catalogue->items[visit_.trail.back().index];
}

ui::Screen Session::shown_place() const
{
    const auto& place = visit_.trail.back();
    switch (place.kind) {
    case Place::Kind::themes:
        return shown_themes(place);
    case Place::Kind::theme:
    case Place::Kind::packages:
    case Place::Kind::found:
        return shown_list(place);
    case Place::Kind::package: {
        auto guide = package_guide_of(visit_.catalogue->packages[place.index], *visit_.catalogue);
        guide.items.clear();
        for (const auto& hit : hits_of(place))
            guide.items.push_back(shown_entry(hit));
        guide.at = static_cast<int>(place.at);
        return guide;
    }
    case Place::Kind::item:
        return shown_guide(visit_.catalogue->items[place.index]);
    }
    std::unreachable();
}

std::string Session::reason_not_to_print() const
{
    return out_of_service_reason();
}

// ---- The sheet to take home

Effects Session::print_slip()
{
    const auto* item = item_in_sight();
    if (step_ != Step::catalogue || !item || !can_print_slip() || visit_.slip == SlipState::printed)
        return {};
    enter(Step::guide_slip, times_.receipt);
    visit_.slip = SlipState::printing;
    auto guide = shown_guide(*item);
    return {Show{guide}, PrintGuide{await(), language_, std::move(guide)}};
}

Effects Session::slip_is(SlipState state)
{
    visit_.slip = state;
    return look_around();
}

}  // namespace kiosk
