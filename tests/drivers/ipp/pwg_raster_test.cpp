#include "drivers/ipp/pwg_raster.h"

#include "tests/catch.h"
#include "tests/drivers/ipp/drawn_pages.h"

#include <cups/raster.h>

#include <algorithm>

using namespace drivers;
using namespace drivers::ipp;

struct ReadPage {
    cups_page_header2_t header;
    std::vector<unsigned char> rows;

    bool is_black(unsigned x, unsigned y) const
    {
        const auto dot = header.cupsBitsPerPixel / 8;
        return rows[std::size_t{y} * header.cupsBytesPerLine + std::size_t{x} * dot] == 0;
    }
};

static ssize_t read_view(void* context, unsigned char* buffer, std::size_t size)
{
    auto& rest = *static_cast<base::ByteView*>(context);
    const auto count = std::min(size, rest.size());
    std::ranges::copy(rest.first(count), reinterpret_cast<std::byte*>(buffer));
    rest = rest.subspan(count);
    return static_cast<ssize_t>(count);
}

// The other half of libcups, which printers' filters are built on.
static std::vector<ReadPage> read_pages(base::ByteView raster)
{
    auto* const stream = cupsRasterOpenIO(read_view, &raster, CUPS_RASTER_READ);
    REQUIRE(stream);
    std::vector<ReadPage> out;
    for (ReadPage page; cupsRasterReadHeader2(stream, &page.header);) {
        page.rows.resize(std::size_t{page.header.cupsBytesPerLine} * page.header.cupsHeight);
        for (unsigned y = 0; y < page.header.cupsHeight; ++y)
            REQUIRE(cupsRasterReadPixels(
                stream, page.rows.data() + std::size_t{y} * page.header.cupsBytesPerLine,
                page.header.cupsBytesPerLine));
        out.push_back(page);
    }
    cupsRasterClose(stream);
    REQUIRE(raster.empty());
    return out;
}

static PrintDocument document(int pages, Sides sides = Sides::one_sided)
{
    return {.token = "t", .pdf = base::view("x"), .pages = pages, .options = {.sides = sides}};
}

static constexpr auto grey = [](const char* back = "normal", int dpi = 100) {
    return RasterWish{.dpi = dpi, .is_colour = false, .sheet_back = back};
};

TEST_CASE("a drawn page comes out of the raster dot for dot, on A4 to the dot")
{
    for (const bool is_colour : {false, true}) {
        const auto raster = encode_pwg_raster(
            document(2), {.dpi = 300, .is_colour = is_colour, .sheet_back = {}}, draw_square);
        REQUIRE(base::text(*raster).starts_with("RaS2"));
        const auto pages = read_pages(*raster);
        REQUIRE(pages.size() == 2);
        for (unsigned index = 0; index < 2; ++index) {
            const auto& page = pages[index];
            CHECK(page.header.cupsWidth == 2480);
            CHECK(page.header.cupsHeight == 3507);
            CHECK(page.header.HWResolution[0] == 300);
            CHECK(page.header.cupsBitsPerPixel == (is_colour ? 24 : 8));
            CHECK(page.header.cupsInteger[CUPS_RASTER_PWG_TotalPageCount] == 2);
            const unsigned side = 10 * (index + 1);
            CHECK(page.is_black(side - 1, side - 1));
            CHECK_FALSE(page.is_black(side, 0));
            CHECK_FALSE(page.is_black(0, side));
        }
        CHECK(raster->size() < 200'000);  // White paper packs well.
    }
}

TEST_CASE("the back of a sheet is turned as the printer wants it, the front never")
{
    struct Turned {
        const char* back;
        Sides sides;
        bool is_right;
        bool is_low;
    };
    // PWG 5102.4, table of PWG raster sheet backs.
    const auto long_edge = Sides::two_sided_long_edge;
    const auto short_edge = Sides::two_sided_short_edge;
    for (const auto& turned :
         {Turned{"normal", long_edge, false, false}, Turned{"normal", short_edge, false, false},
          Turned{"rotated", long_edge, true, true}, Turned{"rotated", short_edge, false, false},
          Turned{"manual-tumble", long_edge, false, false},
          Turned{"manual-tumble", short_edge, true, true},
          Turned{"flipped", long_edge, false, true}, Turned{"flipped", short_edge, true, false}}) {
        INFO(turned.back << " " << name_of(turned.sides));
        const auto raster =
            encode_pwg_raster(document(2, turned.sides), grey(turned.back), draw_square);
        const auto pages = read_pages(*raster);
        REQUIRE(pages.size() == 2);
        CHECK(pages[0].header.Duplex);
        CHECK(pages[0].is_black(0, 0));
        const auto& back = pages[1];
        const auto right = back.header.cupsWidth - 1;
        const auto low = back.header.cupsHeight - 1;
        CHECK(back.is_black(turned.is_right ? right : 0, turned.is_low ? low : 0));
        CHECK_FALSE(back.is_black(turned.is_right ? 0 : right, turned.is_low ? low : 0));
        CHECK_FALSE(back.is_black(turned.is_right ? right : 0, turned.is_low ? 0 : low));
    }
}

TEST_CASE("a page of another shape is put on the paper, white around it, and cut at its edge")
{
    const auto small = [](base::ByteView, const PageWanted&) -> base::Result<PageDots> {
        return PageDots{.width = 3, .height = 2, .is_colour = false, .bytes = {0, 0, 0, 0, 0, 0}};
    };
    const auto pages = read_pages(*encode_pwg_raster(document(1), grey(), small));
    CHECK(pages[0].is_black(2, 1));
    CHECK_FALSE(pages[0].is_black(3, 1));
    CHECK_FALSE(pages[0].is_black(2, 2));
    const auto large = [](base::ByteView, const PageWanted&) -> base::Result<PageDots> {
        PageDots page{.width = 2000, .height = 2000, .is_colour = false, .bytes = {}};
        page.bytes.assign(2000 * 2000, 0);
        return page;
    };
    const auto cut = read_pages(*encode_pwg_raster(document(1), grey(), large));
    CHECK(cut[0].header.cupsWidth == 826);
    CHECK(cut[0].is_black(825, cut[0].header.cupsHeight - 1));
}

TEST_CASE("pages that cannot be drawn, or lie about their dots, make no raster")
{
    const auto fails = [](base::ByteView, const PageWanted&) -> base::Result<PageDots> {
        return base::fail(base::Errc::malformed, "no page");
    };
    CHECK(encode_pwg_raster(document(1), grey(), fails).error().detail == "no page");
    for (const auto& page :
         {PageDots{.width = 100, .height = 100, .bytes = {1, 2}},
          PageDots{.width = -1, .height = -1, .bytes = {1}},
          PageDots{.width = 1, .height = 1, .is_colour = true, .bytes = {1, 2, 3}}, PageDots{}}) {
        const auto lies = [page](base::ByteView, const PageWanted&) -> base::Result<PageDots> {
            return page;
        };
        CHECK_FALSE(encode_pwg_raster(document(1), grey(), lies));
    }
    CHECK_FALSE(encode_pwg_raster(document(201), grey(), draw_square));
    auto odd = document(1);
    odd.options.media = "no paper at all";
    CHECK_FALSE(encode_pwg_raster(odd, grey(), draw_square));
    odd.options.media = "custom_huge_9000x9000mm";
    CHECK_FALSE(encode_pwg_raster(odd, grey("normal", 1200), draw_square));
}

TEST_CASE("a size is read from its name")
{
    CHECK(size_of_media("iso_a4_210x297mm")->width == 21000);
    CHECK(size_of_media("iso_a4_210x297mm")->height == 29700);
    CHECK(size_of_media("na_letter_8.5x11in")->width == 21590);
    CHECK_FALSE(size_of_media("A4 or so"));
    CHECK_FALSE(size_of_media(""));
}
