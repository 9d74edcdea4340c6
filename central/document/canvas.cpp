#include "central/document/canvas.h"

#include "base/verify.h"

#include <cairo/cairo-pdf.h>
#include <pango/pangocairo.h>

namespace central::document {

template <auto release>
struct Release {
    template <class T>
    void operator()(T* object) const
    {
        release(object);
    }
};

using MapPtr = std::unique_ptr<PangoFontMap, Release<g_object_unref>>;
using ContextPtr = std::unique_ptr<PangoContext, Release<g_object_unref>>;
using LayoutPtr = std::unique_ptr<PangoLayout, Release<g_object_unref>>;
using FontPtr = std::unique_ptr<PangoFontDescription, Release<pango_font_description_free>>;
using AttributesPtr = std::unique_ptr<PangoAttrList, Release<pango_attr_list_unref>>;
using OptionsPtr = std::unique_ptr<cairo_font_options_t, Release<cairo_font_options_destroy>>;
using SurfacePtr = std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>>;
using CairoPtr = std::unique_ptr<cairo_t, Release<cairo_destroy>>;

struct Fonts::Map {
    MapPtr map{pango_cairo_font_map_new()};
};

Fonts::Fonts() : map_(std::make_unique<Map>()) {}

Fonts::~Fonts() = default;

struct Canvas::Surface {
    base::Bytes pdf;
    SurfacePtr surface;
    CairoPtr cairo;
    ContextPtr pango;

    LayoutPtr layout(std::string_view text, double width, const Style& style) const;
    void use(Colour colour) const;
};

static cairo_status_t keep(void* to, const unsigned char* data, unsigned size)
{
    base::append(*static_cast<base::Bytes*>(to),
                 base::ByteView(reinterpret_cast<const std::byte*>(data), size));
    return CAIRO_STATUS_SUCCESS;
}

static ContextPtr context_of(PangoFontMap* map)
{
    ContextPtr context(pango_font_map_create_context(map));
    // Positions for paper, not for a screen's grid.
    const OptionsPtr options(cairo_font_options_create());
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    pango_cairo_context_set_font_options(context.get(), options.get());
    pango_cairo_context_set_resolution(context.get(), 72);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    pango_context_set_language(context.get(), pango_language_from_string("zh-CN"));
    return context;
}

Canvas::Canvas(const Fonts& fonts, double width, double height, const std::string& title)
    : surface_(std::make_unique<Surface>())
{
    auto& made = *surface_;
    made.surface.reset(cairo_pdf_surface_create_for_stream(keep, &made.pdf, width, height));
    cairo_pdf_surface_restrict_to_version(made.surface.get(), CAIRO_PDF_VERSION_1_4);
    cairo_pdf_surface_set_metadata(made.surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    made.cairo.reset(cairo_create(made.surface.get()));
    made.pango = context_of(fonts.map_->map.get());
}

Canvas::Canvas(std::unique_ptr<Surface> surface) : surface_(std::move(surface)) {}

// Not a PDF thrown away: embedding its fonts would take as long as for one that is kept.
Canvas Canvas::draft(const Fonts& fonts)
{
    auto made = std::make_unique<Surface>();
    made->surface.reset(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1));
    made->cairo.reset(cairo_create(made->surface.get()));
    // Clips everything away.
    cairo_rectangle(made->cairo.get(), 0, 0, 0, 0);
    cairo_clip(made->cairo.get());
    made->pango = context_of(fonts.map_->map.get());
    return Canvas(std::move(made));
}

Canvas::Canvas(Canvas&&) noexcept = default;

Canvas::~Canvas() = default;

void Canvas::Surface::use(Colour colour) const
{
    cairo_set_source_rgba(cairo.get(), colour.red, colour.green, colour.blue, colour.alpha);
}

static PangoAlignment alignment(Align align)
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

static int units(double points)
{
    return pango_units_from_double(points);
}

static FontPtr font(const Style& style)
{
    FontPtr description(pango_font_description_new());
    // Chinese fonts first: their Latin letters and digits sit better between characters.
    const auto* families = style.family == Family::serif
                               ? "Noto Serif CJK SC,Noto Serif,Noto Sans CJK SC"
                               : "Noto Sans CJK SC,Noto Sans";
    pango_font_description_set_family_static(description.get(), families);
    pango_font_description_set_weight(description.get(),
                                      style.is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(description.get(), style.size * PANGO_SCALE);
    return description;
}

LayoutPtr Canvas::Surface::layout(std::string_view text, double width, const Style& style) const
{
    LayoutPtr layout(pango_layout_new(pango.get()));
    VERIFY(layout);
    pango_layout_set_font_description(layout.get(), font(style).get());
    if (width > 0)
        pango_layout_set_width(layout.get(), units(width));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout.get(), alignment(style.align));
    pango_layout_set_line_spacing(layout.get(), static_cast<float>(style.line_height));
    pango_layout_set_indent(layout.get(), units(style.indent));
    if (style.spacing > 0) {
        const AttributesPtr attributes(pango_attr_list_new());
        pango_attr_list_insert(attributes.get(),
                               pango_attr_letter_spacing_new(units(style.spacing)));
        pango_layout_set_attributes(layout.get(), attributes.get());
    }
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    return layout;
}

static double height_of(PangoLayout* layout)
{
    int height = 0;
    pango_layout_get_size(layout, nullptr, &height);
    return pango_units_to_double(height);
}

double Canvas::text_height(std::string_view text, double width, const Style& style) const
{
    return height_of(surface_->layout(text, width, style).get());
}

double Canvas::text(Point corner, std::string_view text, double width, const Style& style)
{
    const auto layout = surface_->layout(text, width, style);
    surface_->use(style.colour);
    cairo_move_to(surface_->cairo.get(), corner.x, corner.y);
    pango_cairo_show_layout(surface_->cairo.get(), layout.get());
    return height_of(layout.get());
}

void Canvas::character(Point centre, double angle, double stretch, std::string_view text,
                       const Style& style)
{
    auto* cairo = surface_->cairo.get();
    const auto layout = surface_->layout(text, 0, style);
    PangoRectangle ink{};
    pango_layout_get_extents(layout.get(), &ink, nullptr);
    surface_->use(style.colour);
    cairo_save(cairo);
    cairo_translate(cairo, centre.x, centre.y);
    cairo_rotate(cairo, angle);
    cairo_scale(cairo, 1, stretch);
    cairo_move_to(cairo, -pango_units_to_double(ink.x + ink.width / 2),
                  -pango_units_to_double(ink.y + ink.height / 2));
    // As a shape: a seal is a picture, nothing that could be copied as text.
    pango_cairo_layout_path(cairo, layout.get());
    cairo_fill(cairo);
    cairo_restore(cairo);
}

void Canvas::line(Point from, Point to, double width, Colour colour)
{
    auto* cairo = surface_->cairo.get();
    surface_->use(colour);
    cairo_set_line_width(cairo, width);
    cairo_move_to(cairo, from.x, from.y);
    cairo_line_to(cairo, to.x, to.y);
    cairo_stroke(cairo);
}

void Canvas::fill(Point corner, double width, double height, Colour colour)
{
    surface_->use(colour);
    cairo_rectangle(surface_->cairo.get(), corner.x, corner.y, width, height);
    cairo_fill(surface_->cairo.get());
}

void Canvas::frame(Point corner, double width, double height, double line_width, Colour colour)
{
    surface_->use(colour);
    cairo_set_line_width(surface_->cairo.get(), line_width);
    cairo_rectangle(surface_->cairo.get(), corner.x, corner.y, width, height);
    cairo_stroke(surface_->cairo.get());
}

void Canvas::ring(Point centre, double radius, double line_width, Colour colour)
{
    constexpr double full_turn = 6.283185307179586;
    auto* cairo = surface_->cairo.get();
    surface_->use(colour);
    cairo_set_line_width(cairo, line_width);
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, centre.x, centre.y, radius, 0, full_turn);
    cairo_stroke(cairo);
}

void Canvas::polygon(std::span<const Point> corners, Colour colour)
{
    auto* cairo = surface_->cairo.get();
    surface_->use(colour);
    for (const auto& corner : corners)
        cairo_line_to(cairo, corner.x, corner.y);
    cairo_close_path(cairo);
    cairo_fill(cairo);
}

void Canvas::qr(Point corner, double side, const base::QrCode& code)
{
    auto* cairo = surface_->cairo.get();
    const double module = side / code.size;
    surface_->use({});
    for (int y = 0; y < code.size; ++y)
        for (int x = 0; x < code.size; ++x)
            if (code.is_black(x, y))
                cairo_rectangle(cairo, corner.x + x * module, corner.y + y * module, module,
                                module);
    // One path: squares filled one by one show hairlines between them.
    cairo_fill(cairo);
}

void Canvas::end_page()
{
    cairo_show_page(surface_->cairo.get());
}

base::Result<base::Bytes> Canvas::finish() &&
{
    auto& made = *surface_;
    made.pango.reset();
    const auto drawn = cairo_status(made.cairo.get());
    made.cairo.reset();
    cairo_surface_finish(made.surface.get());
    const auto written = cairo_surface_status(made.surface.get());
    if (drawn != CAIRO_STATUS_SUCCESS || written != CAIRO_STATUS_SUCCESS)
        return base::fail(base::Errc::exhausted, cairo_status_to_string(drawn ? drawn : written));
    return std::move(made.pdf);
}

}  // namespace central::document
