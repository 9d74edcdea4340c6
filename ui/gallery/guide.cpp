#include "ui/gallery/guide.h"

#include "ui/gallery/guide_pictures.h"
#include "ui/gallery/looks.h"

#include <fmt/format.h>

#include <utility>

namespace ui::gallery {

using base::Result;
using namespace toolkit;

namespace {

std::string hex(Colour colour)
{
    return fmt::format("#{:02X}{:02X}{:02X}", colour.red, colour.green, colour.blue);
}

std::string colour_table(const Palette& palette)
{
    std::string out = "<table><tr><th>Colour</th><th></th><th></th></tr>\n";
    for (const auto& [name, colour] : colours_of(palette))
        out += fmt::format(
            "<tr><td>{0}</td><td><span class='swatch' style='background:{1}'></span></td>"
            "<td>{1}</td></tr>\n",
            name, hex(colour));
    return out + "</table>\n";
}

std::string contrast_table(const Palette& palette)
{
    std::string out = "<table><tr><th>Written</th><th>on</th><th>contrast</th></tr>\n";
    for (const auto& pairing : pairings_of(palette))
        out += fmt::format(
            "<tr><td style='background:{1};color:{0}'>{2}</td><td>{3}</td>"
            "<td>{4:.1f} : 1</td></tr>\n",
            hex(pairing.text.colour), hex(pairing.ground.colour), pairing.text.name,
            pairing.ground.name, pairing.ratio());
    return out + "</table>\n";
}

// Pixels on the panel of halls, and what a hand and an eye meet.
std::string measures(const Theme& usual, const Theme& elder)
{
    const auto mm = [&usual](int pixels) { return pixels / usual.panel.pixels_per_mm(); };
    std::string out = "<table><tr><th>Measure</th><th>usual</th><th>elder</th></tr>\n";
    const auto row = [&](const char* name, int one, int other) {
        out +=
            fmt::format("<tr><td>{}</td><td>{} px, {:.1f} mm</td><td>{} px, {:.1f} mm</td></tr>\n",
                        name, one, mm(one), other, mm(other));
    };
    row("least target", usual.target, elder.target);
    row("gap between targets", usual.gap, elder.gap);
    row("button", usual.button_height, elder.button_height);
    row("small button", usual.small_button_height, elder.small_button_height);
    row("radius of corners", usual.radius, elder.radius);
    return out + "</table>\n";
}

std::string figure(const std::string& file, std::string_view caption)
{
    return fmt::format(
        "<figure><img src='{0}' width='540' alt='{1}'><figcaption>{1}</figcaption>"
        "</figure>\n",
        file, caption);
}

using Draw = Result<> (*)(const Theme&, const std::filesystem::path&);

struct Kind {
    const char* name;
    const char* title;
    Draw draw;
};
constexpr Kind kinds[] = {{"buttons", "Buttons and their states", draw_buttons},
                          {"elevation", "Elevation", draw_elevation},
                          {"icons", "Icons, with their names", draw_icons}};

Result<std::string> colours_and_parts(const Design& design, const std::filesystem::path& folder)
{
    std::string out;
    for (const auto mode : all_colour_modes) {
        const auto theme = design.theme({.colours = mode});
        out +=
            fmt::format("<h2>Colours: {}</h2>\n<table><tr><td>{}</td><td>{}</td></tr></table>\n",
                        name_of(mode), colour_table(theme.palette), contrast_table(theme.palette));
        for (const auto& [name, title, draw_kind] : kinds) {
            const auto file = fmt::format("guide_{}_{}.png", name, name_of(mode));
            TRY(draw_kind(theme, folder / file));
            out += figure(file, title);
        }
    }
    return out;
}

}  // namespace

Result<std::string> write_guide(const std::filesystem::path& share,
                                const std::filesystem::path& folder)
{
    const auto& panel = all_panels[0].panel;
    const auto design = TRY(Design::load(share / "theme.toml", panel));
    const auto usual = design.theme({});
    std::string out = fmt::format(
        "<h2>Unit of measure</h2>\n<p>Sizes for the hand and the eye begin in millimetres and "
        "become "
        "pixels by the width of the panel; all others are drawn for {0} by {1} pixels and scaled. "
        "Shown here: a panel of {0} by {1} pixels that is {2} mm wide, {3:.2f} pixels to a "
        "millimetre.</p>\n<h2>Spacing</h2>\n",
        panel.pixels.width, panel.pixels.height, panel.width_mm, panel.pixels_per_mm());
    out += measures(usual, design.theme({.text_size = largest_text_size, .is_elder = true}));
    out += "<h2>Type</h2>\n";
    for (int size = 0; size < text_sizes; ++size) {
        const auto file = fmt::format("guide_type_{}.png", size + 1);
        TRY(draw_type_scale(design.theme({.text_size = size}), folder / file));
        out += figure(file, fmt::format("Text size {}{}", size + 1,
                                        size == usual_text_size ? ", the usual one" : ""));
    }
    out += fmt::format(
        "<h2>Motion</h2>\n<p>One screen fades into the next in {} ms, quick at first; a "
        "touch counts from the beginning. In the elders' mode, in high contrast and "
        "where a citizen wants none, nothing moves.</p>\n",
        design.fade().count());
    out += TRY(colours_and_parts(design, folder));
    return out;
}

}  // namespace ui::gallery
