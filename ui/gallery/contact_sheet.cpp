#include "ui/gallery/contact_sheet.h"

#include <fmt/format.h>

namespace ui::gallery {

using namespace toolkit;

static constexpr int sheet_width = 1920;
static constexpr int screens_on_a_sheet = 4;
static constexpr int gap = 8;
static constexpr Colour ground{90, 90, 90};

ContactSheet::ContactSheet(std::filesystem::path folder, std::string name, Size screen)
    : folder_(std::move(folder)), name_(std::move(name)), size_(screen)
{
}

base::Result<> ContactSheet::add(const Scene& scene, Typesetter& typesetter)
{
    auto canvas = std::make_shared<Canvas>(size_, Colour{});
    const auto view = canvas->view();
    paint(scene, view, {0, 0, size_.width, size_.height}, typesetter);
    const int columns = size_.height > size_.width ? 4 : 2;
    const Size small{sheet_width / columns, sheet_width / columns * size_.height / size_.width};
    const int row = count_ / columns;
    sheet_.add(Picture{
        {count_ % columns * small.width, row * small.height, small.width - gap, small.height - gap},
        size_,
        {view.pixels,
         static_cast<std::size_t>(size_.width) * static_cast<std::size_t>(size_.height)},
        canvas});
    height_ = (row + 1) * small.height;
    return ++count_ == screens_on_a_sheet ? save(typesetter) : base::Result<>{};
}

base::Result<> ContactSheet::save(Typesetter& typesetter)
{
    if (count_ == 0)
        return {};
    Canvas canvas({sheet_width, height_}, ground);
    paint(sheet_, canvas.view(), {0, 0, sheet_width, height_}, typesetter);
    sheet_ = {};
    count_ = 0;
    return write_png(canvas.view(), folder_ / fmt::format("sheet_{}_{:02}.png", name_, number_++));
}

}  // namespace ui::gallery
