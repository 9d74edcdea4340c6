// A drawn screen as values: what stands where, and what can be touched. Two scenes can be compared,
// so only what differs is painted; a test can ask a scene for every mistake of layout.
#pragma once

#include "ui/toolkit/geometry.h"
#include "ui/toolkit/icons.h"
#include "ui/toolkit/theme.h"

#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace ui::toolkit {

struct Box {
    Rect rect;
    Colour fill = transparent;
    Colour fill_below = transparent;  // Opaque: the fill runs from one to the other, downwards.
    int radius = 0;
    Colour border = transparent;
    int border_width = 0;
    bool has_shadow = false;
    bool operator==(const Box&) const = default;
};

enum class Align { left, centre, right };

struct Text {
    Rect rect;  // What the layout gave it; the text must fit.
    std::string text;
    Font font;
    Colour colour;
    Align align = Align::left;
    int max_lines = 0;        // > 0: text from outside, cut off with an ellipsis.
    bool is_private = false;  // Never to be heard by bystanders.
    std::string spoken = {};  // Heard instead of it; empty: the text itself.
    bool operator==(const Text&) const = default;
};

struct Icon {
    Rect rect;
    IconId id{};
    Colour colour;
    bool is_mirrored = false;
    bool operator==(const Icon&) const = default;
};

// Pixels 0x00RRGGBB, scaled into rect.
struct Picture {
    Rect rect;
    Size size;
    std::span<const std::uint32_t> pixels;
    std::shared_ptr<const void> owner;  // Keeps the pixels alive.
    Rect part = {};                     // Of the pixels; empty: all of them.
    bool operator==(const Picture& other) const
    {
        return rect == other.rect && part == other.part && pixels.data() == other.pixels.data();
    }
};

// A line as a finger drew it.
struct Stroke {
    Rect rect;                  // All that its width covers.
    std::vector<Point> points;  // From the rect's upper left corner. One: a dot.
    Colour colour;
    int width = 1;
    bool operator==(const Stroke&) const = default;
};

using Item = std::variant<Box, Text, Icon, Picture, Stroke>;

// All that painting the item may change.
Rect bounds(const Item&);

struct Target {
    Rect rect;
    std::string id;
    std::string spoken;
    bool is_private = false;     // What it says is never to be heard by bystanders.
    std::size_t first_item = 0;  // Of the scene: what stands on it comes from here on.
};

// Items and targets, by index, that are moved as one and keep their left and right when the scene
// is mirrored: the keys of a number pad, the picture of a thing.
struct Unmirrored {
    Rect rect;
    std::size_t first_item = 0, end_item = 0;
    std::size_t first_target = 0, end_target = 0;
};

struct Scene {
    std::vector<Item> items;  // From back to front.
    std::vector<Target> targets;
    std::vector<Unmirrored> unmirrored;
    std::string spoken;                 // What a voice would say when it appears.
    std::string spoken_in_public = {};  // Instead, where bystanders hear; empty: the same.
    Rect writing = {};                  // Where a finger draws; empty: nowhere.
    std::size_t covered = 0;            // So many items lie under what covers the screen.

    void add(Item);
    // A shade over everything so far, which can no longer be touched.
    void cover(const Rect&, Colour shade);
    const Target* target_at(int x, int y) const;
    const Target* find(std::string_view id_or_spoken) const;
    // Everything, so many rows further down.
    void move_down(int rows);

    // For languages from right to left: everything changes sides about the middle of `width`.
    // Texts and pictures are moved, never turned over; of the icons those that point somewhere are.
    void mirror(int width);
    // Texts may be personal.
    void wipe();
};

// Where two scenes differ: at most 8 rectangles, none overlapping another; empty when equal.
std::vector<Rect> difference(const Scene& before, const Scene& after);

// What can be read, touched and heard, a line each, without sizes: those follow the fonts. For
// golden files.
std::string describe(const Scene&);

}  // namespace ui::toolkit
