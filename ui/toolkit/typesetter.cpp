#include "ui/toolkit/typesetter.h"

#include "base/secret.h"
#include "base/verify.h"

#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <cstring>
#include <list>
#include <unordered_map>

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
using Layout = std::unique_ptr<PangoLayout, Releaser<g_object_unref>>;
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

    Layout lay_out(std::string_view text, Font font, int width, int max_lines) const;
    Entry& draw(const Text&, std::string key);
    void forget()
    {
        by_key.clear();
        for (auto& entry : entries)
            wipe(entry);
        entries.clear();
    }
};

static const char* family_of(Script script)
{
    return script == Script::chinese ? "Noto Sans CJK SC" : "Noto Sans, Noto Sans CJK SC";
}

Layout Typesetter::Parts::lay_out(std::string_view text, Font font, int width, int max_lines) const
{
    Layout layout(pango_layout_new(context.get()));
    auto* description = pango_font_description_new();
    pango_font_description_set_family_static(description, family_of(script));
    pango_font_description_set_absolute_size(description, font.pixels * PANGO_SCALE);
    pango_font_description_set_weight(description,
                                      font.is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), description);
    pango_font_description_free(description);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    if (width > 0)
        pango_layout_set_width(layout.get(), width * PANGO_SCALE);
    if (max_lines > 0) {
        pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
        pango_layout_set_height(layout.get(), -max_lines);
    }
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
    // Han characters are drawn differently in each of their countries.
    pango_context_set_language(
        parts_->context.get(),
        pango_language_from_string(script == Script::chinese ? "zh-cn" : "en"));
}

TextExtent Typesetter::measure(std::string_view text, Font font, int width, int max_lines)
{
    const auto layout = parts_->lay_out(text, font, width, max_lines);
    TextExtent extent;
    PangoRectangle logical;
    pango_layout_get_pixel_extents(layout.get(), nullptr, &logical);
    extent.size = {logical.width, logical.height};
    extent.lines = pango_layout_get_line_count(layout.get());
    extent.is_cut = pango_layout_is_ellipsized(layout.get()) != 0;
    extent.unknown_characters = pango_layout_get_unknown_glyphs_count(layout.get());
    return extent;
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

Entry& Typesetter::Parts::draw(const Text& text, std::string key)
{
    const auto layout = lay_out(text.text, text.font, text.rect.width, text.max_lines);
    pango_layout_set_alignment(layout.get(), alignment_of(text.align));
    PangoRectangle ink;
    PangoRectangle logical;
    pango_layout_get_pixel_extents(layout.get(), &ink, &logical);
    Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, std::max(ink.width, 1),
                                               std::max(ink.height, 1)));
    VERIFY(cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS);
    auto* cairo = cairo_create(surface.get());
    cairo_translate(cairo, -ink.x, -ink.y);
    pango_cairo_show_layout(cairo, layout.get());
    cairo_destroy(cairo);

    const int above = std::max(0, (text.rect.height - logical.height) / 2);
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
