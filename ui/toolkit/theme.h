// Colours and sizes. Sizes begin in millimetres, because a hand and an eye do not care how many
// pixels a panel has; theme.toml gives them, the settings give the panel.
#pragma once

#include "base/result.h"
#include "ui/toolkit/geometry.h"

#include <filesystem>

namespace ui::toolkit {

// What a panel is: pixels of the surface, and how wide it is in the world.
struct Panel {
    Size pixels{1080, 1920};
    double width_mm = 398;  // A 32-inch panel, upright.

    bool is_portrait() const { return pixels.height >= pixels.width; }
    double pixels_per_mm() const { return pixels.width / width_mm; }
};

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
    Colour brand;        // Large areas and the way forward.
    Colour brand_deep;   // Lower end of the brand's gradient; a pressed button.
    Colour brand_light;  // Soft areas inside cards.
    Colour on_brand;     // Text on brand and brand_deep.
    Colour good;
    Colour good_light;
    Colour caution;
    Colour caution_light;
    Colour accent;  // Illustrations only.
};

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

    // `file` is config/theme.toml. Errc::malformed tells every mistake, contrast below what the
    // file demands among them.
    static base::Result<Theme> load(const std::filesystem::path& file, const Panel&);

    // Lengths of the design, drawn for a side of 1080, on this panel.
    int scaled(double design_pixels) const;
    int from_mm(double mm) const;
};

}  // namespace ui::toolkit
