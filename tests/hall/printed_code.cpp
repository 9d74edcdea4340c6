#include "tests/hall/printed_code.h"

#include "drivers/camera/decoder.h"

namespace hall {

namespace camera = drivers::camera;
using namespace std::chrono_literals;

// White around it, as the paper has.
static constexpr int margin = 32;

static camera::Picture picture_of(const base::Bitmap& slip)
{
    static constexpr std::uint8_t white = 255;
    static constexpr std::uint8_t black = 0;
    auto picture = camera::make_picture(slip.width + 2 * margin, slip.height + 2 * margin);
    for (int y = 0; y < picture.height; ++y)
        for (auto& pixel : picture.row(y))
            pixel = white;
    for (int y = 0; y < slip.height; ++y)
        for (int x = 0; x < slip.width; ++x)
            if (slip.is_black(x, y))
                picture.row(y + margin)[static_cast<std::size_t>(x + margin)] = black;
    return picture;
}

static std::optional<std::string> read(const camera::Picture& picture, camera::Effort effort)
{
    const base::SystemClock clock;
    const auto code = camera::read_code(picture, effort, clock, base::within(5s));
    return code ? std::optional(code->text) : std::nullopt;
}

std::optional<std::string> code_on(const base::Bitmap& slip)
{
    return read(picture_of(slip), camera::Effort::thorough);
}

std::optional<camera::Picture> view_of_code(const base::Bitmap& slip, int height)
{
    const auto whole = picture_of(slip);
    for (int y = 0; y < whole.height; y += height / 4) {
        auto view =
            camera::cut_out(whole, {.x = 0, .y = y, .width = whole.width, .height = height});
        if (read(view, camera::Effort::quick))
            return view;
    }
    return std::nullopt;
}

}  // namespace hall
