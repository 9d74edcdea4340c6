#include "kiosk/rasterise.h"

#include "base/bytes.h"
#include "tests/catch.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace kiosk {

TEST_CASE("a page is drawn for the printer, in grey or in colour")
{
    std::ifstream file(YIMEN_SOURCE_DIR "/tests/vectors/ipp/one_page_a4.pdf", std::ios::binary);
    const std::string pdf(std::istreambuf_iterator<char>(file), {});
    const auto rasterise = rasterise_with(YIMEN_BINARY_DIR "/ui/page/yimen-page");
    for (const bool is_colour : {false, true}) {
        const auto page = rasterise(base::view(pdf),
                                    {.index = 0, .width = 620, .dpi = 75, .is_colour = is_colour});
        REQUIRE(page);
        CHECK(page->width == 620);
        CHECK(std::abs(page->height - 620 * 297 / 210) <= 2);
        CHECK(page->is_colour == is_colour);
        CHECK(page->bytes.size() == static_cast<std::size_t>(page->width) *
                                        static_cast<std::size_t>(page->height) *
                                        (is_colour ? 3 : 1));
        CHECK(page->bytes[0] == 0xff);
        CHECK(std::ranges::count(page->bytes, 0) > 50);
    }
    CHECK_FALSE(rasterise(base::view(pdf), {.index = 1, .width = 620, .dpi = 75}));
    CHECK_FALSE(rasterise(base::view("no PDF"), {.index = 0, .width = 620, .dpi = 75}));
}

}  // namespace kiosk
