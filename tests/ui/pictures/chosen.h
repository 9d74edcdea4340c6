// Which screens are kept as pictures: each in Chinese and light, and those that show the most in
// every language and look.
#pragma once

#include "ui/gallery/looks.h"
#include "ui/gallery/samples.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace pictures {

inline constexpr std::array showing_most{"home_with_scanner", "certificates_few", "preview", "done",
                                         "assistance",        "technician_pin"};

inline bool shows_most(const ui::samples::Sample& sample)
{
    return std::ranges::find(showing_most, sample.name) != showing_most.end();
}

struct Round {
    ui::Language language{};
    ui::gallery::Look look;
    bool is_whole = false;  // Every screen, not only those that show the most.
    std::string name() const
    {
        return std::string(ui::name_of(language)) + "_" + std::string(look.name);
    }
};

inline std::vector<Round> rounds()
{
    const auto& usual = ui::gallery::all_looks[0];
    std::vector<Round> all{{ui::Language::zh, usual, true}};
    for (const auto language : ui::all_languages)
        if (language != ui::Language::zh)
            all.push_back({language, usual});
    for (const auto& look : ui::gallery::all_looks)
        if (look.name != usual.name)
            all.push_back({ui::Language::zh, look});
    return all;
}

}  // namespace pictures
