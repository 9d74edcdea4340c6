// How a citizen wants the screen to look. Every visit begins with the same.
#pragma once

#include <array>
#include <string_view>

namespace ui::toolkit {

enum class ColourMode { light, dark, high_contrast };

inline constexpr std::array all_colour_modes{ColourMode::light, ColourMode::dark,
                                             ColourMode::high_contrast};

std::string_view name_of(ColourMode);

inline constexpr int text_sizes = 4;
inline constexpr int usual_text_size = 1;
inline constexpr int largest_text_size = text_sizes - 1;

struct Appearance {
    ColourMode colours = ColourMode::light;
    int text_size = usual_text_size;  // 0 to largest_text_size.

    // 长辈模式: the largest text and targets, and on each screen only what has to be there.
    bool is_elder = false;

    // Everything live within the reach of somebody who sits (EN 301 549, 8.3.3).
    bool is_low = false;

    // One screen does not fade into the next.
    bool is_still = false;

    bool operator==(const Appearance&) const = default;
};

}  // namespace ui::toolkit
