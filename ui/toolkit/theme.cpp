#include "ui/toolkit/theme.h"

#include "base/settings.h"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace ui::toolkit {

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
    const auto colour = [&file](const char* name) { return read_colour(file, name); };
    return {.ground = colour("ground"),
            .card = colour("card"),
            .line = colour("line"),
            .ink = colour("ink"),
            .soft_ink = colour("soft_ink"),
            .hero = colour("hero"),
            .hero_deep = colour("hero_deep"),
            .on_hero = colour("on_hero"),
            .brand = colour("brand"),
            .brand_deep = colour("brand_deep"),
            .brand_light = colour("brand_light"),
            .on_brand = colour("on_brand"),
            .pressed = colour("pressed"),
            .good = colour("good"),
            .good_light = colour("good_light"),
            .caution = colour("caution"),
            .caution_light = colour("caution_light"),
            .accent = colour("accent"),
            .on_accent = colour("on_accent")};
}

std::vector<NamedColour> colours_of(const Palette& palette)
{
    return {{"ground", palette.ground},
            {"card", palette.card},
            {"line", palette.line},
            {"ink", palette.ink},
            {"soft_ink", palette.soft_ink},
            {"hero", palette.hero},
            {"hero_deep", palette.hero_deep},
            {"on_hero", palette.on_hero},
            {"brand", palette.brand},
            {"brand_deep", palette.brand_deep},
            {"brand_light", palette.brand_light},
            {"on_brand", palette.on_brand},
            {"pressed", palette.pressed},
            {"good", palette.good},
            {"good_light", palette.good_light},
            {"caution", palette.caution},
            {"caution_light", palette.caution_light},
            {"accent", palette.accent},
            {"on_accent", palette.on_accent}};
}

std::vector<Pairing> pairings_of(const Palette& palette)
{
    static constexpr std::pair<std::string_view, std::string_view> written[] = {
        {"ink", "ground"},          {"ink", "card"},
        {"ink", "brand_light"},     {"ink", "good_light"},
        {"ink", "caution_light"},   {"soft_ink", "ground"},
        {"soft_ink", "card"},       {"on_hero", "hero"},
        {"on_hero", "hero_deep"},   {"on_brand", "brand"},
        {"on_brand", "brand_deep"}, {"on_brand", "good"},
        {"on_brand", "caution"},    {"brand", "card"},
        {"brand", "brand_light"},
    };
    const auto colours = colours_of(palette);
    const auto named = [&colours](std::string_view name) {
        return *std::ranges::find(colours, name, &NamedColour::name);
    };
    std::vector<Pairing> pairings;
    for (const auto& [text, ground] : written)
        pairings.push_back({named(text), named(ground)});
    return pairings;
}

static void check_contrast(base::Settings& file, const Palette& palette, double least)
{
    for (const auto& pairing : pairings_of(palette))
        if (pairing.ratio() < least)
            file.note(std::string(pairing.text.name),
                      fmt::format("has contrast {:.1f} on {}, less than {:.0f}: make one darker or "
                                  "lighter",
                                  pairing.ratio(), pairing.ground.name, least));
}

std::string_view name_of(ColourMode mode)
{
    switch (mode) {
    case ColourMode::light:
        return "light";
    case ColourMode::dark:
        return "dark";
    case ColourMode::high_contrast:
        return "high_contrast";
    }
    std::unreachable();
}

int Theme::scaled(double design_pixels) const
{
    const auto [width, height] = panel.pixels;
    // Of the largest 9:16 that fits: a panel of which only a part is live has all lengths smaller.
    const double side = panel.is_portrait() ? std::min<double>(width, height * 9.0 / 16)
                                            : std::min<double>(height, width * 9.0 / 16);
    return static_cast<int>(std::lround(design_pixels * side / 1080));
}

int Theme::from_mm(double mm) const
{
    return static_cast<int>(std::ceil(mm * panel.pixels_per_mm()));
}

base::Result<Design> Design::load(const std::filesystem::path& path, const Panel& panel)
{
    static constexpr double micrometres = 1000;
    static constexpr double percent = 100;
    auto file = TRY(base::Settings::load(path));
    Design design;
    design.panel_ = panel;
    for (const auto mode : all_colour_modes) {
        auto colours = file.table(fmt::format("colours.{}", name_of(mode)));
        auto& palette = design.palettes_[static_cast<std::size_t>(mode)];
        palette = read_palette(colours);
        check_contrast(colours, palette, static_cast<double>(colours.integer("contrast", 7, 21)));
    }
    auto sizes = file.tables("text", text_sizes);
    if (sizes.size() != text_sizes)
        file.note("text", fmt::format("has {} sizes, not {}", sizes.size(), text_sizes));
    for (std::size_t i = 0; i < sizes.size(); ++i)
        design.text_sizes_[i] = {
            static_cast<double>(sizes[i].integer("capital_um", 3500, 20'000)) / micrometres,
            static_cast<double>(sizes[i].integer("percent", 50, 200)) / percent};
    design.target_mm_ = static_cast<double>(file.integer("sizes.target_mm", 13, 40));
    design.elder_target_mm_ = static_cast<double>(file.integer("sizes.elder_target_mm", 13, 40));
    design.gap_mm_ = static_cast<double>(file.integer("sizes.gap_mm", 3, 20));
    // A fifth of a second at most: longer, and a hand waits for it.
    design.fade_ = std::chrono::milliseconds(file.integer("motion.fade_ms", 0, 200));
    TRY(file.finish());
    return design;
}

Design::OutOfReach Design::out_of_reach() const
{
    static constexpr double highest_mm = 1220;
    static constexpr double lowest_mm = 380;
    if (panel_.bottom_mm == 0)
        return {};
    const double per_mm = panel_.pixels_per_mm();
    const double top_mm = panel_.bottom_mm + panel_.pixels.height / per_mm;
    const auto rows = [per_mm](double mm) {
        return std::max(0, static_cast<int>(std::ceil(mm * per_mm)));
    };
    return {.above = rows(top_mm - highest_mm), .below = rows(lowest_mm - panel_.bottom_mm)};
}

Theme Design::theme(const Appearance& appearance, double room) const
{
    Theme theme;
    theme.panel = panel_;
    theme.palette = palettes_[static_cast<std::size_t>(appearance.colours)];
    theme.is_sparing = appearance.is_elder || appearance.text_size == largest_text_size;
    const int size = appearance.is_elder ? largest_text_size : appearance.text_size;
    const auto [capital_mm, wanted] = text_sizes_[static_cast<std::size_t>(size)];
    const double share = wanted * room;
    const int least = theme.from_mm(capital_mm * room / capital_share);
    const auto font = [&theme, least, share](double design, bool is_bold) {
        return Font{std::max(theme.scaled(design * share), least), is_bold};
    };
    theme.giant = font(150, true);
    theme.display = font(84, true);
    theme.title = font(64, true);
    theme.narrow_title = font(54, true);
    theme.heading = font(46, true);
    theme.body = font(38, false);
    theme.note = font(32, false);
    theme.button = font(44, true);
    theme.target = theme.from_mm(appearance.is_elder ? elder_target_mm_ : target_mm_);
    theme.gap = std::max(theme.from_mm(gap_mm_), theme.scaled(20));
    theme.button_height = std::max(theme.target, theme.scaled(136 * share));
    theme.small_button_height = std::max(theme.target, theme.scaled(104 * share));
    theme.radius = theme.scaled(24);
    if (appearance.is_low) {
        const auto [above, below] = out_of_reach();
        theme.panel.pixels.height -= above + below;
        theme.top = above;
    }
    return theme;
}

}  // namespace ui::toolkit
