// How long the driver waits for what; shortened by tests.
#pragma once

#include <chrono>

namespace drivers::ipp {

struct Patience {
    std::chrono::milliseconds connect{5'000};
    std::chrono::milliseconds answer{15'000};  // For one request.
    std::chrono::milliseconds poll{500};
    std::chrono::milliseconds first_page{60'000};
    std::chrono::milliseconds further_page{10'000};
    std::chrono::milliseconds blocked{120'000};  // For paper, or a closed cover.
    std::chrono::milliseconds settle{10'000};    // For the printer's last word.
};

}  // namespace drivers::ipp
