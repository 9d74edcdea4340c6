#include "drivers/devctl/test_prints.h"

#include "tests/catch.h"

#include <string>

using namespace drivers::devctl;

TEST_CASE("the test slip reaches every edge of every head, and no further")
{
    for (int width : {384, 512, 576, 640}) {
        const auto slip = test_slip(width);
        REQUIRE(slip.width == width);
        REQUIRE(slip.rows.size() == slip.stride() * static_cast<std::size_t>(slip.height));
        int black = 0;
        for (int y = 0; y < slip.height; ++y) {
            REQUIRE(slip.is_black(0, y));
            REQUIRE(slip.is_black(width - 1, y));
            for (int x = 0; x < width; ++x)
                black += slip.is_black(x, y);
        }
        // A head that burns all at once pulls its supply down.
        REQUIRE(black > width * slip.height / 4);
        REQUIRE(black < width * slip.height / 2);
    }
}

TEST_CASE("the test page is a PDF whose table of objects is right")
{
    const auto page = test_page();
    const std::string text(base::text(page));
    REQUIRE(text.starts_with("%PDF-1.4\n"));
    REQUIRE(text.ends_with("%%EOF\n"));
    const auto table = std::stoul(text.substr(text.find("startxref\n") + 10));
    REQUIRE(text.substr(table, 5) == "xref\n");
    for (std::size_t i = 1; i <= 5; ++i) {
        const auto row = table + std::string("xref\n0 6\n").size() + 20 * i;
        const auto offset = std::stoul(text.substr(row, 10));
        REQUIRE(text.substr(offset, 7) == std::to_string(i) + " 0 obj");
    }
}

TEST_CASE("the drawn test page has its frame 10 mm from the edges, in grey and in colour")
{
    for (const bool is_colour : {false, true}) {
        const auto page =
            draw_test_page({}, {.index = 0, .width = 2100, .dpi = 254, .is_colour = is_colour})
                .value();
        const std::size_t dot = is_colour ? 3 : 1;
        REQUIRE(page.height == 2970);
        REQUIRE(page.bytes.size() == 2100 * 2970 * dot);
        const auto at = [&](std::size_t x, std::size_t y) {
            return page.bytes[(y * 2100 + x) * dot];
        };
        CHECK(at(100, 1000) == 0);
        CHECK(at(99, 1000) == 0xff);
        CHECK(at(1999, 1000) == 0);
        CHECK(at(1000, 2869) == 0);
        CHECK(at(1000, 2871) == 0xff);
        CHECK(at(1050, 1485) == 0);
        CHECK(at(1050, 500) == 0xff);
    }
}
