#include "ui/toolkit/painter.h"

#include "base/overloaded.h"
#include "base/verify.h"

#include <cairo.h>

#include <fmt/format.h>
#include <charconv>
#include <numbers>

namespace ui::toolkit {

namespace {

// Where the shadow of a card lies, in layers from wide to narrow; each adds a little.
constexpr int shadow_layers = 6;
constexpr double shadow_strength = 0.009;
constexpr double icon_grid = 24;
constexpr double icon_stroke = 1.7;
constexpr double soft_alpha = 0.20;

struct CairoOf {
    cairo_surface_t* surface;
    cairo_t* cairo;

    explicit CairoOf(PixelView view)
        : surface(cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(view.pixels),
                                                      CAIRO_FORMAT_RGB24, view.size.width,
                                                      view.size.height, view.stride)),
          cairo(cairo_create(surface))
    {
        VERIFY(cairo_status(cairo) == CAIRO_STATUS_SUCCESS);
    }
    CairoOf(const CairoOf&) = delete;
    CairoOf& operator=(const CairoOf&) = delete;
    ~CairoOf()
    {
        cairo_destroy(cairo);
        cairo_surface_finish(surface);
        cairo_surface_destroy(surface);
    }
};

void set_colour(cairo_t* cairo, Colour colour, double alpha = 1)
{
    cairo_set_source_rgba(cairo, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0,
                          colour.alpha / 255.0 * alpha);
}

void rounded(cairo_t* cairo, double x, double y, double width, double height, double radius)
{
    constexpr double quarter = std::numbers::pi / 2;
    const double r = std::min({radius, width / 2, height / 2});
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, x + width - r, y + r, r, -quarter, 0);
    cairo_arc(cairo, x + width - r, y + height - r, r, 0, quarter);
    cairo_arc(cairo, x + r, y + height - r, r, quarter, 2 * quarter);
    cairo_arc(cairo, x + r, y + r, r, 2 * quarter, 3 * quarter);
    cairo_close_path(cairo);
}

void outline(cairo_t* cairo, const Rect& rect, double radius, double inset = 0)
{
    const double x = rect.x + inset;
    const double y = rect.y + inset;
    const double width = rect.width - 2 * inset;
    const double height = rect.height - 2 * inset;
    if (radius > 0)
        rounded(cairo, x, y, width, height, radius - inset);
    else
        cairo_rectangle(cairo, x, y, width, height);
}

void paint_shadow(cairo_t* cairo, const Box& box)
{
    const double reach = bounds(box).width / 2.0 - box.rect.width / 2.0;
    for (int layer = 0; layer < shadow_layers; ++layer) {
        const double spread = reach * (shadow_layers - layer) / (shadow_layers + 3.0);
        const double drop = reach / 3;
        cairo_set_source_rgba(cairo, 0.02, 0.10, 0.25, shadow_strength * (1 + layer * 0.5));
        rounded(cairo, box.rect.x - spread, box.rect.y - spread + drop, box.rect.width + 2 * spread,
                box.rect.height + 2 * spread, box.radius + spread);
        cairo_fill(cairo);
    }
}

void fill_box(cairo_t* cairo, const Box& box)
{
    outline(cairo, box.rect, box.radius);
    if (box.fill_below.alpha == 0) {
        set_colour(cairo, box.fill);
        cairo_fill(cairo);
        return;
    }
    auto* gradient = cairo_pattern_create_linear(0, box.rect.y, 0, box.rect.bottom());
    const auto stop = [gradient](double at, Colour colour) {
        cairo_pattern_add_color_stop_rgb(gradient, at, colour.red / 255.0, colour.green / 255.0,
                                         colour.blue / 255.0);
    };
    stop(0, box.fill);
    stop(1, box.fill_below);
    cairo_set_source(cairo, gradient);
    cairo_fill(cairo);
    cairo_pattern_destroy(gradient);
}

void paint_item(cairo_t* cairo, const Box& box)
{
    if (box.has_shadow)
        paint_shadow(cairo, box);
    if (box.fill.alpha != 0)
        fill_box(cairo, box);
    if (box.border_width > 0) {
        outline(cairo, box.rect, box.radius, box.border_width / 2.0);
        set_colour(cairo, box.border);
        cairo_set_line_width(cairo, box.border_width);
        cairo_stroke(cairo);
    }
}

// Reads the notation of icons.cpp; the table is ours, so a mistake in it is a bug.
class PathReader {
public:
    explicit PathReader(std::string_view rest) : rest_(rest) {}

    char command()
    {
        skip_blanks();
        if (rest_.empty())
            return 0;
        const char c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }
    double number()
    {
        skip_blanks();
        double value = 0;
        const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
        VERIFY(error == std::errc{});
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        return value;
    }

private:
    void skip_blanks()
    {
        while (!rest_.empty() && rest_.front() == ' ')
            rest_.remove_prefix(1);
    }
    std::string_view rest_;
};

void finish_subpaths(cairo_t* cairo, char mode, Colour colour)
{
    if (mode == '|') {
        set_colour(cairo, colour);
        cairo_stroke(cairo);
    } else if (mode != 0) {
        set_colour(cairo, colour, mode == '~' ? soft_alpha : 1);
        cairo_fill(cairo);
    }
}

void add_circle(cairo_t* cairo, double x, double y, double r, double from, double to)
{
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, x, y, r, from * std::numbers::pi / 180, to * std::numbers::pi / 180);
}

void add_segment(cairo_t* cairo, char command, PathReader& path)
{
    double n[6] = {};
    const auto read = [&](int count) {
        for (int i = 0; i < count; ++i)
            n[i] = path.number();
    };
    switch (command) {
    case 'M':
        read(2);
        return cairo_move_to(cairo, n[0], n[1]);
    case 'L':
        read(2);
        return cairo_line_to(cairo, n[0], n[1]);
    case 'C':
        read(6);
        return cairo_curve_to(cairo, n[0], n[1], n[2], n[3], n[4], n[5]);
    case 'Z':
        return cairo_close_path(cairo);
    case 'O':
        read(3);
        return add_circle(cairo, n[0], n[1], n[2], 0, 360);
    case 'A':
        read(5);
        return add_circle(cairo, n[0], n[1], n[2], n[3], n[4]);
    case 'W':
        return cairo_set_line_width(cairo, path.number());
    case 'R':
        read(5);
        return rounded(cairo, n[0], n[1], n[2], n[3], n[4]);
    default:
        VERIFY(!"a known command");
    }
}

void paint_item(cairo_t* cairo, const Icon& icon)
{
    const double side = std::min(icon.rect.width, icon.rect.height);
    cairo_save(cairo);
    cairo_translate(cairo, icon.rect.x + (icon.rect.width - side) / 2,
                    icon.rect.y + (icon.rect.height - side) / 2);
    if (icon.is_mirrored) {
        cairo_translate(cairo, side, 0);
        cairo_scale(cairo, -1, 1);
    }
    cairo_scale(cairo, side / icon_grid, side / icon_grid);
    cairo_set_line_width(cairo, icon_stroke);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    PathReader path(path_of(icon.id));
    char mode = 0;
    while (const char command = path.command()) {
        if (command == '~' || command == '#' || command == '|') {
            finish_subpaths(cairo, mode, icon.colour);
            mode = command;
        } else {
            add_segment(cairo, command, path);
        }
    }
    finish_subpaths(cairo, mode, icon.colour);
    cairo_restore(cairo);
}

void paint_item(cairo_t* cairo, const Picture& picture)
{
    // Cairo never writes to a source; its constructor only lacks the const.
    auto* pixels = const_cast<std::uint32_t*>(picture.pixels.data());
    auto* source = cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(pixels),
                                                       CAIRO_FORMAT_RGB24, picture.size.width,
                                                       picture.size.height, picture.size.width * 4);
    cairo_save(cairo);
    cairo_rectangle(cairo, picture.rect.x, picture.rect.y, picture.rect.width, picture.rect.height);
    cairo_clip(cairo);
    const Rect part = picture.part.is_empty() ? Rect{0, 0, picture.size.width, picture.size.height}
                                              : picture.part;
    cairo_translate(cairo, picture.rect.x, picture.rect.y);
    cairo_scale(cairo, static_cast<double>(picture.rect.width) / part.width,
                static_cast<double>(picture.rect.height) / part.height);
    cairo_set_source_surface(cairo, source, -part.x, -part.y);
    const bool is_exact = picture.rect.width == part.width;
    cairo_pattern_set_filter(cairo_get_source(cairo),
                             is_exact ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_GOOD);
    cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
    cairo_paint(cairo);
    cairo_restore(cairo);
    cairo_surface_destroy(source);
}

void paint_item(cairo_t* cairo, const Stroke& stroke)
{
    if (stroke.points.empty())
        return;
    set_colour(cairo, stroke.colour);
    cairo_set_line_width(cairo, stroke.width);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_new_path(cairo);
    const auto [left, top] = stroke.points[0];
    cairo_move_to(cairo, stroke.rect.x + left, stroke.rect.y + top);
    for (const auto& [x, y] : stroke.points)
        cairo_line_to(cairo, stroke.rect.x + x, stroke.rect.y + y);
    cairo_stroke(cairo);
}

void paint_item(cairo_t* cairo, const Text& text, Typesetter& typesetter)
{
    const auto mask = typesetter.mask(text);
    set_colour(cairo, text.colour);
    cairo_mask_surface(cairo, static_cast<cairo_surface_t*>(mask.surface), text.rect.x + mask.x,
                       text.rect.y + mask.y);
}

}  // namespace

void paint(const Scene& scene, PixelView view, const Rect& damage, Typesetter& typesetter)
{
    const CairoOf target(view);
    auto* cairo = target.cairo;
    cairo_rectangle(cairo, damage.x, damage.y, damage.width, damage.height);
    cairo_clip(cairo);
    for (const auto& item : scene.items) {
        if (intersection(bounds(item), damage).is_empty())
            continue;
        std::visit(base::overloaded{[&](const Text& text) { paint_item(cairo, text, typesetter); },
                                    [&](const auto& other) { paint_item(cairo, other); }},
                   item);
    }
}

static cairo_status_t append(void* bytes, const unsigned char* data, unsigned length)
{
    auto& all = *static_cast<base::Bytes*>(bytes);
    const auto* begin = reinterpret_cast<const std::byte*>(data);
    all.insert(all.end(), begin, begin + length);
    return CAIRO_STATUS_SUCCESS;
}

base::Bytes png_of(PixelView view)
{
    const CairoOf source(view);
    base::Bytes bytes;
    VERIFY(cairo_surface_write_to_png_stream(source.surface, append, &bytes) ==
           CAIRO_STATUS_SUCCESS);
    return bytes;
}

base::Result<> write_png(PixelView view, const std::filesystem::path& path)
{
    const CairoOf source(view);
    const auto status = cairo_surface_write_to_png(source.surface, path.c_str());
    if (status != CAIRO_STATUS_SUCCESS)
        return base::fail(base::Errc::refused,
                          fmt::format("{}: {}", path.string(), cairo_status_to_string(status)));
    return {};
}

Canvas::Canvas(Size size, Colour ground) : size_(size)
{
    const auto pixel = static_cast<std::uint32_t>(ground.red) << 16 |
                       static_cast<std::uint32_t>(ground.green) << 8 | ground.blue;
    pixels_.assign(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height),
                   pixel);
}

PixelView Canvas::view()
{
    return {pixels_.data(), size_, size_.width * 4};
}

}  // namespace ui::toolkit
