// Puts a liar between the terminal and the centre (tampering_proxy.mjs).
#pragma once

#include "tests/hall/hall.h"

#include <memory>
#include <string_view>

namespace hall {

class TamperingLine {
public:
    // Restarts the terminal with the liar as its centre. Tampers with nothing at first.
    explicit TamperingLine(Hall&);

    // A name from the table in tampering_proxy.mjs; from the next request on.
    void tamper(std::string_view how);

private:
    const std::filesystem::path how_;
    std::unique_ptr<Process> process_;
};

}  // namespace hall
