// How a citizen can have the screen, and the panels that halls have: what galleries, golden
// pictures and checks go through.
#pragma once

#include "ui/strings/strings.h"
#include "ui/toolkit/theme.h"

#include <array>
#include <string_view>

namespace ui::gallery {

struct Look {
    std::string_view name;
    toolkit::Appearance appearance = {};
};

inline constexpr std::array all_looks{
    Look{"light"},
    Look{"dark", {.colours = toolkit::ColourMode::dark}},
    Look{"high_contrast", {.colours = toolkit::ColourMode::high_contrast}},
    Look{"small", {.text_size = 0}},
    Look{"large", {.text_size = 2}},
    Look{"elder", {.text_size = toolkit::largest_text_size, .is_elder = true}},
    Look{"low", {.is_low = true}},
};

struct NamedPanel {
    std::string_view name;
    toolkit::Panel panel;
};

// 32 inches, upright as most halls have them, and lying.
inline constexpr std::array all_panels{
    NamedPanel{"upright", {.pixels = {1080, 1920}, .width_mm = 398, .bottom_mm = 700}},
    NamedPanel{"wide", {.pixels = {1920, 1080}, .width_mm = 708, .bottom_mm = 900}},
};

}  // namespace ui::gallery
