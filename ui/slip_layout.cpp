#include "ui/slip_layout.h"

#include "ui/toolkit/painter.h"

namespace ui {

using namespace toolkit;

static constexpr Colour white{255, 255, 255};

// Darker than this grey becomes a dot: a little fuller than half, as thin strokes burn away.
static constexpr std::uint32_t threshold = 150;

static base::Bitmap to_dots(const Canvas& canvas, Size size)
{
    base::Bitmap bitmap{.width = size.width, .height = size.height, .rows = {}};
    bitmap.rows.resize(bitmap.stride() * static_cast<std::size_t>(size.height));
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            if ((canvas.at(x, y) & 0xFF) < threshold)
                bitmap.rows[static_cast<std::size_t>(y) * bitmap.stride() +
                            static_cast<std::size_t>(x) / 8] |=
                    static_cast<std::uint8_t>(0x80 >> (x % 8));
    return bitmap;
}

base::Bitmap paint_slip(Language language, const Strings& strings, int width_dots,
                        const std::function<Part(const SlipLayout&)>& compose)
{
    Typesetter typesetter;
    typesetter.prefer(language == Language::en ? Script::latin : Script::chinese);
    const Theme theme{};
    const Kit kit{theme, typesetter};
    const int margin = width_dots / 48;
    const SlipLayout layout(strings, language, width_dots - 2 * margin);
    const auto slip = box({.padding_x = margin}, compose(layout));
    const Size size{width_dots, slip->measure(kit, width_dots).height};
    Scene scene;
    Drawing drawing{scene, kit, {}};
    slip->draw(drawing, {0, 0, size.width, size.height});
    Canvas canvas(size, white);
    paint(scene, canvas.view(), {0, 0, size.width, size.height}, typesetter);
    scene.wipe();
    return to_dots(canvas, size);
}

}  // namespace ui
