#include "drivers/ipp/pwg_raster.h"

#include "drivers/ipp/libcups.h"

#include <cups/raster.h>

#include <algorithm>
#include <memory>

namespace drivers::ipp {

using base::Bytes;
using base::Errc;
using base::Result;

static constexpr int pages_limit = 200;
static constexpr std::size_t page_bytes_limit = 128 << 20;  // A4 in colour at 600 dpi has 104.

namespace {

struct RasterClose {
    void operator()(cups_raster_t* raster) const { cupsRasterClose(raster); }
};
using Raster = std::unique_ptr<cups_raster_t, RasterClose>;

}  // namespace

static ssize_t collect(void* context, unsigned char* bytes, std::size_t size)
{
    auto& out = *static_cast<Bytes*>(context);
    base::append(out, std::as_bytes(std::span(bytes, size)));
    return static_cast<ssize_t>(size);
}

Result<PaperSize> size_of_media(const std::string& pwg_name)
{
    const auto* const media = pwgMediaForPWG(pwg_name.c_str());
    if (!media || media->width <= 0 || media->length <= 0)
        return base::fail(Errc::refused, "not the name of a paper size: " + pwg_name);
    return PaperSize{media->width, media->length};
}

static Result<cups_page_header2_t> page_header(const PrintDocument& document,
                                               const RasterWish& wish, bool is_back)
{
    cups_page_header2_t header{};
    auto* const media = pwgMediaForPWG(document.options.media.c_str());
    const std::string sides(name_of(document.options.sides));
    const auto* const turned = is_back ? wish.sheet_back.c_str() : nullptr;
    if (!media || !cupsRasterInitPWGHeader(&header, media, wish.is_colour ? "srgb_8" : "sgray_8",
                                           wish.dpi, wish.dpi, sides.c_str(), turned))
        return base::fail(Errc::refused, "no raster header for such pages");
    header.cupsInteger[CUPS_RASTER_PWG_TotalPageCount] =
        static_cast<unsigned>(document.pages * document.options.copies);
    if (std::size_t{header.cupsBytesPerLine} * header.cupsHeight > page_bytes_limit)
        return base::fail(Errc::refused, "the page has too many dots");
    return header;
}

// One row of the sheet: the page's dots at the left, white beyond them, mirrored where the back of
// a sheet wants it.
static std::vector<unsigned char> sheet_row(const PageDots& page, int y, std::size_t bytes,
                                            bool is_mirrored)
{
    static constexpr unsigned char paper = 0xff;
    std::vector<unsigned char> out(bytes, paper);
    const std::size_t dot = page.is_colour ? 3 : 1;
    if (y < page.height) {
        const auto stride = static_cast<std::size_t>(page.width) * dot;
        const auto* const row = page.bytes.data() + static_cast<std::size_t>(y) * stride;
        std::copy_n(row, std::min(stride, bytes / dot * dot), out.data());
    }
    if (!is_mirrored)
        return out;
    auto mirrored = out;
    for (std::size_t x = 0; x + dot <= bytes; x += dot)
        std::copy_n(out.data() + x, dot, mirrored.data() + (bytes - dot - x));
    return mirrored;
}

static Result<> write_page(cups_raster_t& raster, cups_page_header2_t& header, const PageDots& page)
{
    static constexpr auto mirrored = ~0U;  // -1 in the header's unsigned fields.
    const bool across = header.cupsInteger[CUPS_RASTER_PWG_CrossFeedTransform] == mirrored;
    const bool along = header.cupsInteger[CUPS_RASTER_PWG_FeedTransform] == mirrored;
    if (!cupsRasterWriteHeader2(&raster, &header))
        return base::fail(Errc::malformed, "raster header");
    const auto height = static_cast<int>(header.cupsHeight);
    for (int line = 0; line < height; ++line) {
        auto row =
            sheet_row(page, along ? height - 1 - line : line, header.cupsBytesPerLine, across);
        if (cupsRasterWritePixels(&raster, row.data(), header.cupsBytesPerLine) !=
            header.cupsBytesPerLine)
            return base::fail(Errc::malformed, "raster line");
    }
    return {};
}

static Result<PageDots> draw(const PrintDocument& document, const Rasterise& rasterise,
                             const PageWanted& wanted)
{
    auto page = TRY(rasterise(document.pdf, wanted));
    const auto dots = static_cast<std::size_t>(page.width) * static_cast<std::size_t>(page.height);
    if (page.width <= 0 || page.height <= 0 || page.is_colour != wanted.is_colour ||
        page.bytes.size() != dots * (page.is_colour ? 3 : 1))
        return base::fail(Errc::malformed, "a drawn page has not the dots it says");
    return page;
}

Result<Bytes> encode_pwg_raster(const PrintDocument& document, const RasterWish& wish,
                                const Rasterise& rasterise)
{
    if (document.pages > pages_limit)
        return base::fail(Errc::refused, "too many pages to draw");
    Bytes out;
    Raster raster(cupsRasterOpenIO(collect, &out, CUPS_RASTER_WRITE_PWG));
    if (!raster)
        return base::fail(Errc::refused, "no raster stream");
    for (int index = 0; index < document.pages; ++index) {
        const bool is_back = document.options.sides != Sides::one_sided && index % 2 == 1;
        auto header = TRY(page_header(document, wish, is_back));
        const auto page = TRY(draw(document, rasterise,
                                   {.index = index,
                                    .width = static_cast<int>(header.cupsWidth),
                                    .dpi = wish.dpi,
                                    .is_colour = wish.is_colour}));
        TRY(write_page(*raster, header, page));
    }
    raster.reset();
    return out;
}

}  // namespace drivers::ipp
