// What the kernel tells of its watchdogs without anybody opening one, which would start it.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace drivers::watchdog {

// Each is empty where the kernel does not tell.
struct Sighting {
    std::string name;  // "watchdog0".
    std::string identity;
    std::optional<bool> is_active;  // Somebody holds it, or it cannot be stopped.
    std::optional<bool> nowayout;
    std::optional<int> timeout_s;
    std::optional<int> time_left_s;
    std::optional<bool> was_reset_by_it;
    bool operator==(const Sighting&) const = default;
};

inline constexpr const char* class_folder = "/sys/class/watchdog";

// In the order of their names; none where there is no such folder.
std::vector<Sighting> survey(const std::filesystem::path& folder = class_folder);

// "watchdog0: iTCO_wdt, active, timeout 60 s, 42 s left, cannot be stopped".
std::string describe(const Sighting&);

}  // namespace drivers::watchdog
