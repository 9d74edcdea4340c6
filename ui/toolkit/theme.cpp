#include "ui/toolkit/theme.h"

#include "base/settings.h"

#include <fmt/format.h>
#include <charconv>
#include <cmath>

namespace ui::toolkit {

// A capital of the faces we ship is 0.73 of the font size high.
static constexpr double capital_share = 0.73;

static double linear(std::uint8_t channel)
{
    const double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(Colour colour)
{
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

double contrast(Colour a, Colour b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

static Colour read_colour(base::Settings& file, const std::string& key)
{
    const auto text = file.text(key, 7, 7);
    unsigned value = 0;
    const auto* begin = text.data() + 1;
    const auto* end = text.data() + text.size();
    if (text.size() != 7 || text[0] != '#' || std::from_chars(begin, end, value, 16).ptr != end) {
        if (!text.empty())
            file.note(key, "is not a colour such as \"#0A356B\"");
        return {};
    }
    return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8),
            static_cast<std::uint8_t>(value)};
}

static Palette read_palette(base::Settings& file)
{
    const auto colour = [&file](const char* name) {
        return read_colour(file, fmt::format("colours.{}", name));
    };
    return {.ground = colour("ground"),
            .card = colour("card"),
            .line = colour("line"),
            .ink = colour("ink"),
            .soft_ink = colour("soft_ink"),
            .brand = colour("brand"),
            .brand_deep = colour("brand_deep"),
            .brand_light = colour("brand_light"),
            .on_brand = colour("on_brand"),
            .good = colour("good"),
            .good_light = colour("good_light"),
            .caution = colour("caution"),
            .caution_light = colour("caution_light"),
            .accent = colour("accent")};
}

static void check_contrast(base::Settings& file, const Palette& palette, double least)
{
    struct Pair {
        const char* text;
        Colour front, back;
        const char* on;
    };
    const Pair pairs[] = {
        {"ink", palette.ink, palette.ground, "ground"},
        {"ink", palette.ink, palette.card, "card"},
        {"ink", palette.ink, palette.brand_light, "brand_light"},
        {"ink", palette.ink, palette.good_light, "good_light"},
        {"ink", palette.ink, palette.caution_light, "caution_light"},
        {"soft_ink", palette.soft_ink, palette.ground, "ground"},
        {"soft_ink", palette.soft_ink, palette.card, "card"},
        {"on_brand", palette.on_brand, palette.brand, "brand"},
        {"on_brand", palette.on_brand, palette.brand_deep, "brand_deep"},
        {"on_brand", palette.on_brand, palette.good, "good"},
        {"on_brand", palette.on_brand, palette.caution, "caution"},
        {"brand", palette.brand, palette.card, "card"},
        {"brand", palette.brand, palette.brand_light, "brand_light"},
    };
    for (const auto& [text, front, back, on] : pairs)
        if (contrast(front, back) < least)
            file.note(fmt::format("colours.{}", text),
                      fmt::format("has contrast {:.1f} on {}, less than {:.0f}: make one darker or "
                                  "lighter",
                                  contrast(front, back), on, least));
}

int Theme::scaled(double design_pixels) const
{
    const int side = std::min(panel.pixels.width, panel.pixels.height);
    return static_cast<int>(std::lround(design_pixels * side / 1080));
}

int Theme::from_mm(double mm) const
{
    return static_cast<int>(std::ceil(mm * panel.pixels_per_mm()));
}

base::Result<Theme> Theme::load(const std::filesystem::path& path, const Panel& panel)
{
    auto file = TRY(base::Settings::load(path));
    Theme theme;
    theme.panel = panel;
    theme.palette = read_palette(file);
    const auto capital = static_cast<double>(file.integer("sizes.capital_mm", 4, 20));
    const auto target = static_cast<double>(file.integer("sizes.target_mm", 13, 40));
    const auto gap = static_cast<double>(file.integer("sizes.gap_mm", 3, 20));
    check_contrast(file, theme.palette, static_cast<double>(file.integer("sizes.contrast", 7, 21)));
    TRY(file.finish());

    const int least = theme.from_mm(capital / capital_share);
    const auto font = [&theme, least](double design, bool is_bold) {
        return Font{std::max(theme.scaled(design), least), is_bold};
    };
    theme.giant = font(150, true);
    theme.display = font(84, true);
    theme.title = font(64, true);
    theme.narrow_title = font(54, true);
    theme.heading = font(46, true);
    theme.body = font(38, false);
    theme.note = font(32, false);
    theme.button = font(44, true);
    theme.target = theme.from_mm(target);
    theme.gap = std::max(theme.from_mm(gap), theme.scaled(20));
    theme.button_height = std::max(theme.target, theme.scaled(136));
    theme.small_button_height = std::max(theme.target, theme.scaled(104));
    theme.radius = theme.scaled(24);
    return theme;
}

}  // namespace ui::toolkit
