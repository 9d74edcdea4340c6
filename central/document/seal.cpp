#include "central/document/seal.h"

#include <array>
#include <cmath>
#include <numbers>

namespace central::document {

static constexpr Colour vermilion{.red = 0.83, .green = 0.07, .blue = 0.09, .alpha = 0.86};
static constexpr std::array<std::string_view, 10> organ{"一", "门", "政", "务", "服",
                                                        "务", "示", "范", "中", "心"};
static constexpr std::array<std::string_view, 5> purpose{"演", "示", "专", "用", "章"};
static constexpr double star_radius = 18.5;
static constexpr double text_radius = 45.5;
static constexpr double text_span = 1.28 * std::numbers::pi;  // Of the arc, first to last centre.

static Point on_circle(Point centre, double radius, double angle)
{
    return {centre.x + radius * std::sin(angle), centre.y - radius * std::cos(angle)};
}

static void draw_star(Canvas& canvas, Point centre)
{
    // The inner corners of a regular pentagram lie at this part of the outer radius.
    const double inner = star_radius * (3 - std::sqrt(5.0)) / 2;
    std::array<Point, 10> corners;
    for (std::size_t i = 0; i < corners.size(); ++i)
        corners[i] = on_circle(centre, i % 2 == 0 ? star_radius : inner,
                               static_cast<double>(i) * std::numbers::pi / 5);
    canvas.polygon(corners, vermilion);
}

void draw_seal(Canvas& canvas, Point centre)
{
    canvas.ring(centre, seal_radius - 1.6, 3.2, vermilion);
    draw_star(canvas, {centre.x, centre.y});

    Style arc{.size = 14.5, .family = Family::serif, .is_bold = true, .colour = vermilion};
    const double step = text_span / static_cast<double>(organ.size() - 1);
    for (std::size_t i = 0; i < organ.size(); ++i) {
        const double angle = static_cast<double>(i) * step - text_span / 2;
        canvas.character(on_circle(centre, text_radius, angle), angle, 1.18, organ[i], arc);
    }

    Style straight{.size = 11, .family = Family::serif, .is_bold = true, .colour = vermilion};
    constexpr double pitch = 12.2;
    for (std::size_t i = 0; i < purpose.size(); ++i) {
        const double x = (static_cast<double>(i) - 2) * pitch;
        canvas.character({centre.x + x, centre.y + 31}, 0, 1.1, purpose[i], straight);
    }
}

}  // namespace central::document
