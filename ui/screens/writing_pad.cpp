#include "ui/screens/writing_pad.h"

#include <cmath>

namespace ui {

using namespace toolkit;

static constexpr double tenths = 10;
static constexpr double line_mm = 2;

Stroke line_of(const SignatureStroke& stroke, Point corner, double pixels_per_mm, Colour colour)
{
    Stroke line{.rect = {}, .points = {}, .colour = colour, .width = 1};
    line.width = std::max(2, static_cast<int>(std::lround(line_mm * pixels_per_mm)));
    for (const auto& point : stroke) {
        const Point at{corner.x + static_cast<int>(point.x * pixels_per_mm / tenths),
                       corner.y + static_cast<int>(point.y * pixels_per_mm / tenths)};
        line.rect = united(line.rect, Rect{at.x, at.y, 1, 1}.inset(-line.width));
        line.points.push_back(at);
    }
    for (auto& point : line.points)
        point = {point.x - line.rect.x, point.y - line.rect.y};
    return line;
}

namespace {

class Pad final : public Widget {
public:
    Pad(std::vector<Stroke> lines, BoxStyle style, Part hint)
        : lines_(std::move(lines)), style_(style), hint_(std::move(hint))
    {
    }
    Size measure(const Kit& kit, int width) const override { return {width, 2 * kit.theme.target}; }
    void draw(Drawing& drawing, const Rect& rect) const override
    {
        auto& scene = drawing.scene;
        scene.add(Box{.rect = rect,
                      .fill = style_.fill,
                      .radius = style_.radius,
                      .border = style_.border,
                      .border_width = style_.border_width});
        if (lines_.empty())
            hint_->draw(drawing, rect.inset(style_.padding_x));
        for (auto line : lines_) {
            line.rect.x += rect.x;
            line.rect.y += rect.y;
            scene.add(std::move(line));
        }
        scene.writing = rect;
    }

private:
    std::vector<Stroke> lines_;
    BoxStyle style_;
    Part hint_;
};

}  // namespace

Part writing_pad(const Composer& composer, const std::vector<SignatureStroke>& strokes,
                 std::string hint)
{
    const auto& theme = composer.theme();
    std::vector<Stroke> lines;
    for (const auto& stroke : strokes)
        lines.push_back(line_of(stroke, {}, theme.panel.pixels_per_mm(), theme.palette.ink));
    BoxStyle style = composer.card_style();
    style.border = theme.palette.brand;
    style.border_width = composer.scaled(4);
    return std::make_unique<Pad>(std::move(lines), style,
                                 centred(label(std::move(hint), {.font = theme.body,
                                                                 .colour = theme.palette.soft_ink,
                                                                 .align = Align::centre})));
}

}  // namespace ui
