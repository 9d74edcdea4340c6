#include "ui/toolkit/typesetter.h"

#include "base/secret.h"
#include "base/verify.h"

#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <list>
#include <unordered_map>
#include <vector>

#if defined(__SANITIZE_ADDRESS__)
// Fontconfig keeps its tables until the process ends, and so does D-Bus, by which SDL asks a
// desktop about its screen saver. LeakSanitizer asks for this by its name.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions()
{
    return "leak:libfontconfig\nleak:libdbus-1";
}
#endif

#if defined(__SANITIZE_THREAD__)
// Pango loads fontconfig in a thread of its own; the libraries' locks are not instrumented.
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions()
{
    return "race:libfontconfig\nrace:libpango";
}
#endif

namespace ui::toolkit {

// Two screens' worth of text; a third finds the oldest gone.
static constexpr std::size_t most_cached = 256;

template <auto Release>
struct Releaser {
    template <class T>
    void operator()(T* object) const
    {
        Release(object);
    }
};
struct Layout {
    std::unique_ptr<PangoLayout, Releaser<g_object_unref>> owned;
    // Of each line, in pixels from its baseline; 0: as Pango has them.
    int above = 0;
    int below = 0;

    PangoLayout* get() const { return owned.get(); }
    int height() const;
};
using Surface = std::unique_ptr<cairo_surface_t, Releaser<cairo_surface_destroy>>;

struct Entry {
    std::string key;
    Surface surface;
    int x = 0;
    int y = 0;
};

static void wipe(Entry& entry)
{
    base::wipe(entry.key);
    cairo_surface_flush(entry.surface.get());
    auto* bytes = cairo_image_surface_get_data(entry.surface.get());
    const auto count =
        static_cast<std::size_t>(cairo_image_surface_get_stride(entry.surface.get())) *
        static_cast<std::size_t>(cairo_image_surface_get_height(entry.surface.get()));
    if (bytes)
        explicit_bzero(bytes, count);
}

struct Typesetter::Parts {
    std::unique_ptr<PangoFontMap, Releaser<g_object_unref>> fonts{pango_cairo_font_map_new()};
    std::unique_ptr<PangoContext, Releaser<g_object_unref>> context{
        pango_font_map_create_context(fonts.get())};
    Script script = Script::chinese;
    std::list<Entry> entries;  // The most recently used first.
    std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key;

    Parts()
    {
        pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts.get()), 72);
        auto* options = cairo_font_options_create();
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_SLIGHT);
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_ON);
        pango_cairo_context_set_font_options(context.get(), options);
        cairo_font_options_destroy(options);
    }
    ~Parts() { forget(); }

    Layout lay_out(std::string_view text, Font font, int width, int max_lines, Align) const;
    Entry& draw(const Text&, std::string key);
    void forget()
    {
        by_key.clear();
        for (auto& entry : entries)
            wipe(entry);
        entries.clear();
    }
};

// A face for each script, named: left to itself, fontconfig writes Uyghur in DejaVu. None of them
// has another's letters, so that only Latin letters and digits depend on the order.
static const char* families_of(Script script)
{
    return script == Script::latin
               ? "Noto Sans, Noto Sans CJK SC, Noto Sans Yi, Noto Serif Tibetan, Noto Naskh Arabic"
               : "Noto Sans CJK SC, Noto Sans Yi, Noto Serif Tibetan, Noto Naskh Arabic";
}

// Han characters are drawn differently in each of their countries, Arabic letters in each of their
// languages.
static const char* language_of(Script script)
{
    switch (script) {
    case Script::chinese:
        return "zh-cn";
    case Script::latin:
        return "en";
    case Script::yi:
        return "ii";
    case Script::tibetan:
        return "bo";
    case Script::uyghur:
        return "ug";
    }
    std::unreachable();
}

// How a script's letters stand in a line, in shares of the font size. What a face reserves for the
// deepest stack or the tallest mark that anybody could write, lines of a screen cannot give.
struct Stance {
    GUnicodeScript script;
    double scale;  // Beside the others.
    double below;  // The baseline.
};
// Measured with Noto's faces. Tibetan reaches 1.19 above its baseline and 0.73 below it, asks for
// 2.82, and is larger than others; Uyghur reaches 0.71 and 0.29 and asks for 1.71.
static constexpr Stance stances[] = {
    {G_UNICODE_SCRIPT_TIBETAN, 0.85, 0.66},
    {G_UNICODE_SCRIPT_ARABIC, 1.0, 0.40},
};
static constexpr double above_baseline = 1.05;  // Of these and all that stand between them.

static std::size_t next_character(std::string_view text, std::size_t at)
{
    return at + static_cast<std::size_t>(g_utf8_skip[static_cast<guchar>(text[at])]);
}

static gunichar character_at(std::string_view text, std::size_t at)
{
    return g_utf8_get_char_validated(&text[at], static_cast<gssize>(text.size() - at));
}

static const Stance* stance_at(std::string_view text, std::size_t at)
{
    const auto script = g_unichar_get_script(character_at(text, at));
    const auto* const found = std::ranges::find(stances, script, &Stance::script);
    return found == std::end(stances) ? nullptr : found;
}

// Scales each run of such a script; how far the lines then reach below, 0 without any.
static double set_stances(PangoLayout* layout, std::string_view text)
{
    auto* attributes = pango_attr_list_new();
    double below = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto* const stance = stance_at(text, i);
        auto end = next_character(text, i);
        while (stance && end < text.size() && stance_at(text, end) == stance)
            end = next_character(text, end);
        if (stance) {
            auto* scale = pango_attr_scale_new(stance->scale);
            scale->start_index = static_cast<guint>(i);
            scale->end_index = static_cast<guint>(end);
            pango_attr_list_insert(attributes, scale);
            below = std::max(below, stance->below);
        }
        i = end;
    }
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    return below;
}

// After a Han character Pango (1.50) aligns what follows by the feet of ideographs, which other
// faces do not tell: Tibetan then floats a whole em above its line.
static void set_on_one_baseline(PangoLayout* layout)
{
    for (int i = 0; i < pango_layout_get_line_count(layout); ++i)
        for (auto* at = pango_layout_get_line(layout, i)->runs; at; at = at->next)
            static_cast<PangoGlyphItem*>(at->data)->y_offset = 0;
}

static PangoDirection direction_of(std::string_view text, Script script)
{
    for (std::size_t i = 0; i < text.size(); i = next_character(text, i)) {
        const auto letter = character_at(text, i);
        if (!g_unichar_isalpha(letter))
            continue;
        if (g_unichar_get_script(letter) == G_UNICODE_SCRIPT_ARABIC)
            return PANGO_DIRECTION_RTL;
        if (script != Script::uyghur)
            return PANGO_DIRECTION_LTR;
    }
    return PANGO_DIRECTION_LTR;
}

static PangoAlignment alignment_of(Align align)
{
    switch (align) {
    case Align::left:
        return PANGO_ALIGN_LEFT;
    case Align::centre:
        return PANGO_ALIGN_CENTER;
    case Align::right:
        return PANGO_ALIGN_RIGHT;
    }
    std::unreachable();
}

Layout Typesetter::Parts::lay_out(std::string_view text, Font font, int width, int max_lines,
                                  Align align) const
{
    pango_context_set_base_dir(context.get(), direction_of(text, script));
    Layout layout;
    layout.owned.reset(pango_layout_new(context.get()));
    // With it, Pango would also change left and right of the alignment, which ours are sides.
    pango_layout_set_auto_dir(layout.get(), FALSE);
    auto* description = pango_font_description_new();
    pango_font_description_set_family_static(description, families_of(script));
    pango_font_description_set_absolute_size(description, font.pixels * PANGO_SCALE);
    pango_font_description_set_weight(description,
                                      font.is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), description);
    pango_font_description_free(description);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    if (const double below = set_stances(layout.get(), text); below > 0) {
        layout.above = static_cast<int>(std::lround(above_baseline * font.pixels));
        layout.below = static_cast<int>(std::lround(below * font.pixels));
    }
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout.get(), alignment_of(align));
    if (width > 0)
        pango_layout_set_width(layout.get(), width * PANGO_SCALE);
    if (max_lines > 0) {
        pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
        pango_layout_set_height(layout.get(), -max_lines);
    }
    // Last: whatever is set later has the lines laid out anew.
    if (layout.above > 0)
        set_on_one_baseline(layout.get());
    return layout;
}

Typesetter::Typesetter() : parts_(std::make_unique<Parts>()) {}
Typesetter::~Typesetter() = default;
Typesetter::Typesetter(Typesetter&&) noexcept = default;

void Typesetter::prefer(Script script)
{
    if (parts_->script == script)
        return;
    forget();
    parts_->script = script;
    pango_context_set_language(parts_->context.get(),
                               pango_language_from_string(language_of(script)));
}

TextExtent Typesetter::measure(std::string_view text, Font font, int width, int max_lines)
{
    const auto layout = parts_->lay_out(text, font, width, max_lines, Align::left);
    TextExtent extent;
    PangoRectangle logical;
    pango_layout_get_pixel_extents(layout.get(), nullptr, &logical);
    extent.size = {logical.width, layout.height()};
    extent.lines = pango_layout_get_line_count(layout.get());
    extent.is_cut = pango_layout_is_ellipsized(layout.get()) != 0;
    extent.unknown_characters = pango_layout_get_unknown_glyphs_count(layout.get());
    return extent;
}

int Layout::height() const
{
    if (above > 0)
        return (above + below) * pango_layout_get_line_count(get());
    PangoRectangle logical;
    pango_layout_get_pixel_extents(get(), nullptr, &logical);
    return logical.height;
}

// In Pango's units, from the layout's left upper corner.
struct PlacedLine {
    PangoLayoutLine* line;
    int x;
    int baseline;
    PangoRectangle ink;
};

static std::vector<PlacedLine> lines_of(const Layout& layout)
{
    std::vector<PlacedLine> lines;
    auto* at = pango_layout_get_iter(layout.get());
    int baseline = layout.above;
    do {
        PangoRectangle ink;
        PangoRectangle logical;
        pango_layout_iter_get_line_extents(at, &ink, &logical);
        const int natural = pango_layout_iter_get_baseline(at);
        const int wanted = layout.above > 0 ? baseline * PANGO_SCALE : natural;
        ink.y += wanted - natural;
        lines.push_back({pango_layout_iter_get_line_readonly(at), logical.x, wanted, ink});
        baseline += layout.above + layout.below;
    } while (pango_layout_iter_next_line(at));
    pango_layout_iter_free(at);
    return lines;
}

// What the lines cover together, in pixels.
static Rect ink_of(const std::vector<PlacedLine>& lines)
{
    Rect all;
    for (const auto& line : lines)
        all = united(all, {line.ink.x, line.ink.y, line.ink.width, line.ink.height});
    PangoRectangle pixels{all.x, all.y, all.width, all.height};
    pango_extents_to_pixels(&pixels, nullptr);
    return {pixels.x, pixels.y, pixels.width, pixels.height};
}

Entry& Typesetter::Parts::draw(const Text& text, std::string key)
{
    const auto layout = lay_out(text.text, text.font, text.rect.width, text.max_lines, text.align);
    const auto lines = lines_of(layout);
    const auto ink = ink_of(lines);
    Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, std::max(ink.width, 1),
                                               std::max(ink.height, 1)));
    VERIFY(cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS);
    auto* cairo = cairo_create(surface.get());
    cairo_translate(cairo, -ink.x, -ink.y);
    for (const auto& line : lines) {
        cairo_move_to(cairo, pango_units_to_double(line.x), pango_units_to_double(line.baseline));
        pango_cairo_show_layout_line(cairo, line.line);
    }
    cairo_destroy(cairo);

    const int above = std::max(0, (text.rect.height - layout.height()) / 2);
    entries.push_front({std::move(key), std::move(surface), ink.x, ink.y + above});
    by_key.emplace(entries.front().key, entries.begin());
    if (entries.size() > most_cached) {
        by_key.erase(entries.back().key);
        wipe(entries.back());
        entries.pop_back();
    }
    return entries.front();
}

TextMask Typesetter::mask(const Text& text)
{
    auto key =
        fmt::format("{}.{}.{}.{}.{}.{}:{}", text.font.pixels, text.font.is_bold, text.rect.width,
                    text.rect.height, static_cast<int>(text.align), text.max_lines, text.text);
    const auto found = parts_->by_key.find(key);
    if (found != parts_->by_key.end()) {
        base::wipe(key);
        parts_->entries.splice(parts_->entries.begin(), parts_->entries, found->second);
    } else {
        parts_->draw(text, std::move(key));
    }
    const auto& entry = parts_->entries.front();
    return {entry.surface.get(), entry.x, entry.y};
}

void Typesetter::forget()
{
    parts_->forget();
}

std::size_t Typesetter::cached() const
{
    return parts_->entries.size();
}

}  // namespace ui::toolkit
