#include "tests/simulation/centre.h"

#include <fmt/format.h>

namespace simulation {

std::string Centre::allot(const std::string& key)
{
    auto& serial = serial_by_key_[key];
    if (serial.empty()) {
        serial = fmt::format("XF-2026-{:08}", serial_by_key_.size());
        papers_[serial] = "issued";
    }
    return serial;
}

bool Centre::settle(const std::string& serial, const std::string& outcome)
{
    auto& paper = papers_[serial];
    if (paper != "issued" && paper != outcome)
        return false;
    paper = outcome;
    return true;
}

bool Centre::file(const std::string& number, const std::string& key)
{
    return complaints_.try_emplace(number, key).first->second == key;
}

}  // namespace simulation
