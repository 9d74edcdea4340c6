#include "central/nearby.h"

#include "base/json.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace central {

static constexpr std::chrono::minutes heard_lately{10};
static constexpr std::size_t most = 3;
static constexpr double earth_radius_m = 6'371'000;
static constexpr int farthest_m = 1'000'000;

static double radians(int millionths)
{
    return millionths / 1e6 * std::numbers::pi / 180;
}

double distance_m(const store::Place& a, const store::Place& b)
{
    const double y = radians(a.latitude_e6 - b.latitude_e6);
    const double x = radians(a.longitude_e6 - b.longitude_e6);
    const double half = std::pow(std::sin(y / 2), 2) + std::cos(radians(a.latitude_e6)) *
                                                           std::cos(radians(b.latitude_e6)) *
                                                           std::pow(std::sin(x / 2), 2);
    return 2 * earth_radius_m * std::asin(std::min(1.0, std::sqrt(half)));
}

static bool says_in_service(const store::Heartbeat& heartbeat, base::WallTime now)
{
    const auto at = base::from_rfc3339(heartbeat.at);
    if (!at || now - *at > heard_lately)
        return false;
    const auto json = base::parse_json(heartbeat.body, 65'536);
    return json && json->is_object() && json->value("in_service", false);
}

static bool is_open(const Fleet& fleet, const std::string& id, base::WallTime now)
{
    const auto is_known = [&](const store::Terminal& terminal) {
        return terminal.id == id && terminal.revoked_at.empty();
    };
    const auto is_well = [&](const store::Heartbeat& heartbeat) {
        return heartbeat.terminal == id && says_in_service(heartbeat, now);
    };
    return std::ranges::any_of(fleet.terminals, is_known) &&
           std::ranges::any_of(fleet.heartbeats, is_well);
}

std::vector<wire::NearbyTerminal> nearby(const Fleet& fleet, const std::string& from,
                                         base::WallTime now)
{
    const auto here = std::ranges::find(fleet.places, from, &store::Place::terminal);
    if (here == fleet.places.end())
        return {};
    std::vector<wire::NearbyTerminal> found;
    for (const auto& place : fleet.places) {
        const double distance = distance_m(*here, place);
        if (place.terminal == from || distance > farthest_m || !is_open(fleet, place.terminal, now))
            continue;
        found.push_back({.terminal = place.terminal,
                         .name = place.name,
                         .address = place.address,
                         .hours = place.hours,
                         .distance_m = static_cast<int>(distance)});
    }
    std::ranges::stable_sort(found, {}, &wire::NearbyTerminal::distance_m);
    found.resize(std::min(found.size(), most));
    return found;
}

}  // namespace central
