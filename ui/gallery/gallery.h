// Every screen in every language and look as a picture, and a page to look at them all that begins
// with the visual guide: `yimen-kiosk --gallery DIR`.
#pragma once

#include "base/result.h"
#include "ui/gallery/looks.h"

#include <filesystem>
#include <span>
#include <string>

namespace ui::gallery {

struct Order {
    std::filesystem::path share;   // theme.toml and strings/.
    std::filesystem::path folder;  // Made where it is not there yet.
    std::string only = {};         // Screens whose name begins so.
    std::span<const NamedPanel> panels = all_panels;
    std::span<const Language> languages = all_languages;
    std::span<const Look> looks = all_looks;
};

// How many screens were drawn. Opens a window that nobody sees: the program has no other.
base::Result<int> draw(const Order&);

}  // namespace ui::gallery
