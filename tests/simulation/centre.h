// The approval service as a model: allots serials, remembers the outcome of each paper.
#pragma once

#include "central/wire/messages.h"

#include <map>
#include <string>

namespace simulation {

class Centre {
public:
    bool is_reachable = true;

    // Idempotent by key, as the contract says.
    std::string allot(const std::string& key);

    // False where the contract answers 409: another outcome stands already.
    bool settle(const std::string& serial, const std::string& outcome);

    // Idempotent by number and key; false where the contract answers 409.
    bool file(const std::string& number, const std::string& key);
    const std::map<std::string, std::string>& complaints() const { return complaints_; }

    const std::map<std::string, std::string>& papers() const { return papers_; }

private:
    std::map<std::string, std::string> serial_by_key_;
    std::map<std::string, std::string> complaints_;  // Number to key.
    std::map<std::string, std::string> papers_;      // Serial to outcome; "issued" before.
};

}  // namespace simulation
