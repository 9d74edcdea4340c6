#include "ui/input/signature.h"

#include <fmt/format.h>
#include <cmath>

namespace ui {

double length_of(const std::vector<SignatureStroke>& strokes)
{
    double length = 0;
    for (const auto& stroke : strokes)
        for (std::size_t i = 1; i < stroke.size(); ++i)
            length += std::hypot(stroke[i].x - stroke[i - 1].x, stroke[i].y - stroke[i - 1].y);
    return length;
}

std::string svg_of(const Signature& signature)
{
    auto svg = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{:.1f}mm\" height=\"{:.1f}mm\" "
        "viewBox=\"0 0 {} {}\" fill=\"none\" stroke=\"black\" stroke-width=\"{}\" "
        "stroke-linecap=\"round\" stroke-linejoin=\"round\">",
        signature.width / 10.0, signature.height / 10.0, signature.width, signature.height,
        signature_line);
    for (const auto& stroke : signature.strokes) {
        if (stroke.empty())
            continue;
        svg += fmt::format("<path d=\"M{} {}", stroke[0].x, stroke[0].y);
        for (std::size_t i = 1; i < stroke.size(); ++i)
            svg += fmt::format(" L{} {}", stroke[i].x, stroke[i].y);
        // A dot is a line of no length, which a round end makes visible.
        svg += stroke.size() == 1 ? " l0 0\"/>" : "\"/>";
    }
    return svg + "</svg>\n";
}

}  // namespace ui
