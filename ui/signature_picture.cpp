#include "ui/signature_picture.h"

#include "base/secret.h"
#include "ui/toolkit/painter.h"
#include "ui/toolkit/scene.h"

#include <algorithm>

namespace ui {

using namespace toolkit;

static constexpr int tenths = 10;
static constexpr std::int32_t largest_side = 10'000;  // Tenths of a millimetre: a metre.

base::Bytes png_of(const Signature& signature, int pixels_per_mm)
{
    pixels_per_mm = std::clamp(pixels_per_mm, 1, 24);
    const auto pixels = [pixels_per_mm](std::int32_t length) {
        return std::clamp(length, 0, largest_side) * pixels_per_mm / tenths;
    };
    const Size size{std::max(1, pixels(signature.width)), std::max(1, pixels(signature.height))};
    Scene scene;
    for (const auto& stroke : signature.strokes) {
        Stroke line{.rect = {0, 0, size.width, size.height},
                    .points = {},
                    .colour = {0, 0, 0},
                    .width = std::max(1, pixels(signature_line))};
        for (const auto& point : stroke)
            line.points.push_back({pixels(point.x), pixels(point.y)});
        scene.add(std::move(line));
    }
    Canvas canvas(size, {255, 255, 255});
    Typesetter typesetter;
    paint(scene, canvas.view(), {0, 0, size.width, size.height}, typesetter);
    scene.wipe();
    return toolkit::png_of(canvas.view());
}

}  // namespace ui
