// What screens are made of. A widget is told a width, says how tall it would like to be, and is
// drawn into a rectangle; it has no state, so a screen is built anew whenever what it shows
// changes, and the comparison of scenes finds what to repaint.
#pragma once

#include "ui/toolkit/scene.h"
#include "ui/toolkit/typesetter.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ui::toolkit {

struct Kit {
    const Theme& theme;
    Typesetter& typesetter;
};

struct Drawing {
    Scene& scene;
    const Kit& kit;
    std::string_view pressed;  // Id of the target under the finger.
};

class Widget {
public:
    virtual ~Widget() = default;
    // Natural size when at most `width` wide.
    virtual Size measure(const Kit&, int width) const = 0;
    virtual void draw(Drawing&, const Rect&) const = 0;
};
using Part = std::unique_ptr<Widget>;

struct LabelStyle {
    Font font;
    Colour colour;
    Align align = Align::left;
    int max_lines = 0;
    bool is_private = false;  // As in Text.
};
Part label(std::string text, LabelStyle);
Part icon(IconId, int side, Colour);
// An icon on a disc.
Part badge(IconId, int side, Colour icon, Colour disc);
// As large as fits with its proportions, on white paper with a shadow.
Part picture(Size, std::span<const std::uint32_t> pixels, std::shared_ptr<const void> owner);
// The same so many times as large, as much of it as there is room for. x and y: which point of the
// page is in the middle, in hundredths; the edges of the page stay at the edges of the room.
struct Magnified {
    int times = 1;
    int x = 50;
    int y = 50;
};
Part picture(Size, std::span<const std::uint32_t> pixels, std::shared_ptr<const void> owner,
             Magnified);
Part space(int width, int height);
// How much of something is done, 0 to 1.
Part progress_bar(double share, Colour done, Colour rest, int height);

struct BoxStyle {
    Colour fill = transparent;
    int radius = 0;
    int padding_x = 0;
    int padding_y = 0;
    Colour border = transparent;
    int border_width = 0;
    bool has_shadow = false;
};
Part box(BoxStyle, Part content);
Part centred(Part content);
// As wide as its place, in the middle of its height.
Part middle(Part content);
// Both in the same place.
Part layers(Part below, Part above);
Part at_least(Size, Part content);
// Keeps its left and right in languages from right to left.
Part unmirrored(Part content);

// Something to touch. A finger on it changes its fill to `pressed_fill`.
struct TouchStyle {
    BoxStyle box;
    Colour pressed_fill;
    bool is_private = false;  // As in Target.
};
Part touchable(std::string id, std::string spoken, TouchStyle, Part content);

enum class ButtonKind {
    forward,   // The way on: filled.
    sideways,  // Another way: outlined.
    utility,   // Smaller: out, and the other language.
    on_brand,  // The same on the coloured area.
};
struct ButtonFace {
    std::string id;
    std::string text;
    std::string spoken = {};  // Empty: the text.
    IconId icon{};
    bool is_icon_last = false;
    ButtonKind kind = ButtonKind::sideways;
};
Part button(const Kit&, const ButtonFace&);
// One of several that are seen beside each other: filled and ticked, or neither.
Part choice(const Kit&, const ButtonFace&, bool is_chosen);

// Children one below or beside the other. What is left of the length goes to those with a stretch.
enum class Across { stretch, centre };
class Line : public Widget {
public:
    Line& add(Part, int stretch = 0);
    // Left out where there is no room, the last such first, and where a theme is sparing.
    Line& add_if_room(Part, int stretch = 0);
    bool is_empty() const { return children_.empty(); }

protected:
    explicit Line(int gap) : gap_(gap) {}
    struct Child {
        Part part;
        int stretch = 0;
        bool is_optional = false;
    };
    int gaps() const { return gaps(children_.size()); }
    int gaps(std::size_t count) const;
    // Lengths along the line when `natural` is what each would like.
    std::vector<int> share_out(std::span<const Child* const>, std::vector<int> natural,
                               int length) const;
    std::vector<const Child*> wanted(const Kit&) const;

    int gap_;
    std::vector<Child> children_;
};

class Column final : public Line {
public:
    explicit Column(int gap) : Line(gap) {}
    Size measure(const Kit&, int width) const override;
    void draw(Drawing&, const Rect&) const override;

private:
    int height_of(std::span<const Child* const>, const Kit&, int width) const;
};

class Row final : public Line {
public:
    explicit Row(int gap, Across across = Across::centre) : Line(gap), across_(across) {}
    Size measure(const Kit&, int width) const override;
    void draw(Drawing&, const Rect&) const override;

private:
    std::vector<int> widths(const Kit&, int width) const;
    Across across_;
};

// Digits as on a telephone, ids "digit.0" to "digit.9", and "delete".
Part number_pad(const Kit&, const std::string& delete_text);
// `filled` of five stars.
Part stars(int filled, int side, Colour filled_colour, Colour empty_colour);

}  // namespace ui::toolkit
