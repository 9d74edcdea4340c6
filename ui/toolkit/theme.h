// Colours and sizes. Sizes begin in millimetres, because a hand and an eye do not care how many
// pixels a panel has; theme.toml gives them, the settings give the panel.
#pragma once

#include "base/result.h"
#include "ui/toolkit/appearance.h"
#include "ui/toolkit/geometry.h"

#include <array>
#include <chrono>
#include <filesystem>
#include <string_view>
#include <vector>

namespace ui::toolkit {

// What a panel is: pixels of the surface, and how wide it is in the world.
struct Panel {
    Size pixels{1080, 1920};
    double width_mm = 398;  // A 32-inch panel, upright.

    // Of the lower edge over the floor; 0 where nobody measured, and then nothing is moved.
    int bottom_mm = 0;

    bool is_portrait() const { return pixels.height >= pixels.width; }
    double pixels_per_mm() const { return pixels.width / width_mm; }
};

// A capital of the faces we ship is this much of the font's size high.
inline constexpr double capital_share = 0.73;

struct Font {
    int pixels = 0;
    bool is_bold = false;
    bool operator==(const Font&) const = default;
};

struct Palette {
    Colour ground;       // Behind everything.
    Colour card;         // Of a card.
    Colour line;         // Borders; not text.
    Colour ink;          // Text.
    Colour soft_ink;     // Text of less weight; same demand on contrast.
    Colour hero;         // The large area that says where one is.
    Colour hero_deep;    // Lower end of its gradient.
    Colour on_hero;      // Text on both.
    Colour brand;        // The way forward; marks and small headings on cards.
    Colour brand_deep;   // The way forward under a finger.
    Colour brand_light;  // Soft areas inside cards.
    Colour on_brand;     // Text on brand and brand_deep.
    Colour pressed;      // Whatever else is under a finger.
    Colour good;
    Colour good_light;
    Colour caution;
    Colour caution_light;
    Colour accent;     // Illustrations, and discs behind a mark.
    Colour on_accent;  // That mark.
};

// Names as in theme.toml.
struct NamedColour {
    std::string_view name;
    Colour colour;
};
std::vector<NamedColour> colours_of(const Palette&);

// What is written on what: theme.toml demands the contrast of each.
struct Pairing {
    NamedColour text;
    NamedColour ground;
    double ratio() const { return contrast(text.colour, ground.colour); }
};
std::vector<Pairing> pairings_of(const Palette&);

struct Theme {
    Panel panel;
    Palette palette;

    // In pixels for this panel.
    Font giant, display, title, narrow_title, heading, body, note, button;
    int target = 0;  // Smallest side of anything to touch.
    int gap = 0;     // Smallest gap between two of them.
    int button_height = 0;
    int small_button_height = 0;
    int radius = 0;
    bool is_sparing = false;  // Only what has to be there.
    int top = 0;              // Rows over the panel that are out of reach.

    // Lengths of the design, drawn for 1080 by 1920, on this panel.
    int scaled(double design_pixels) const;
    int from_mm(double mm) const;
};

// What theme.toml says: the theme for each appearance.
class Design {
public:
    // `file` is config/theme.toml. Errc::malformed tells every mistake, contrast below what the
    // file demands among them.
    static base::Result<Design> load(const std::filesystem::path& file, const Panel&);

    // room: the share of its size that text has, where a screen has no room for all of it.
    Theme theme(const Appearance&, double room = 1) const;
    const Panel& panel() const { return panel_; }
    // How long one screen fades into the next.
    std::chrono::milliseconds fade() const { return fade_; }

    // Rows at the top and at the bottom of the panel that are out of reach of somebody who sits.
    struct OutOfReach {
        int above = 0;
        int below = 0;
    };
    OutOfReach out_of_reach() const;

private:
    struct TextSize {
        double capital_mm = 0;
        double share = 0;
    };

    Panel panel_;
    std::array<Palette, all_colour_modes.size()> palettes_{};
    std::array<TextSize, text_sizes> text_sizes_{};
    double target_mm_ = 0;
    double elder_target_mm_ = 0;
    double gap_mm_ = 0;
    std::chrono::milliseconds fade_{};
};

}  // namespace ui::toolkit
