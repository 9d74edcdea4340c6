#include "kiosk/rasterise.h"

#include "ui/page/page.h"

namespace kiosk {

using namespace std::chrono_literals;

static constexpr auto drawing_limit = 20s;  // At most 600 dots an inch.

static std::uint8_t grey_of(std::uint32_t pixel)
{
    const auto red = (pixel >> 16) & 0xff;
    const auto green = (pixel >> 8) & 0xff;
    const auto blue = pixel & 0xff;
    return static_cast<std::uint8_t>((red * 299 + green * 587 + blue * 114) / 1000);
}

static drivers::PageDots to_dots(const ui::PageImage& image, bool is_colour)
{
    drivers::PageDots page{
        .width = image.width, .height = image.height, .is_colour = is_colour, .bytes = {}};
    page.bytes.reserve(image.pixels.size() * (is_colour ? 3 : 1));
    for (const auto pixel : image.pixels) {
        if (!is_colour) {
            page.bytes.push_back(grey_of(pixel));
            continue;
        }
        for (const int shift : {16, 8, 0})
            page.bytes.push_back(static_cast<std::uint8_t>(pixel >> shift));
    }
    return page;
}

drivers::Rasterise rasterise_with(std::filesystem::path page_helper)
{
    return [helper = std::move(page_helper)](
               base::ByteView pdf,
               const drivers::PageWanted& wanted) -> base::Result<drivers::PageDots> {
        const auto image = TRY(ui::page::render_page(helper, pdf, wanted.index, wanted.width,
                                                     base::within(drawing_limit)));
        return to_dots(*image, wanted.is_colour);
    };
}

}  // namespace kiosk
