#include "drivers/escpos/protocol.h"

#include "base/verify.h"
#include "drivers/escpos/presenter.h"

#include <algorithm>

namespace drivers::escpos {

using base::Bitmap;
using base::Bytes;

static constexpr int band_rows_limit = 256;  // What the oldest printers take in one GS v 0.
static constexpr std::size_t band_header = 8;
static constexpr int widest_head = 640;
static constexpr std::size_t least_piece = 128;  // A row of the widest head, and its header.

// A shorter gap stays in the band: some heads stop for a moment between two commands.
static constexpr int shortest_gap = 8;

static base::ByteView row_of(const Bitmap& picture, int y)
{
    const auto start = static_cast<std::size_t>(y) * picture.stride();
    return std::as_bytes(std::span(picture.rows)).subspan(start, picture.stride());
}

// How many bytes of a row there are up to its last black dot.
static std::size_t used_bytes(base::ByteView row)
{
    auto used = row.size();
    while (used > 0 && row[used - 1] == std::byte{0})
        --used;
    return used;
}

static int blank_rows_from(const Bitmap& picture, int y)
{
    int end = y;
    while (end < picture.height && used_bytes(row_of(picture, end)) == 0)
        ++end;
    return end - y;
}

struct Band {
    int rows = 0;
    std::size_t bytes_per_row = 1;
};

// As many rows from y as fit one command, up to the next gap worth a feed.
static Band band_from(const Bitmap& picture, int y, std::size_t piece_limit)
{
    Band band;
    int blanks = 0;
    while (y + band.rows < picture.height && band.rows < band_rows_limit) {
        const auto used = used_bytes(row_of(picture, y + band.rows));
        blanks = used == 0 ? blanks + 1 : 0;
        const auto width = std::max(band.bytes_per_row, used);
        const auto rows = static_cast<std::size_t>(band.rows) + 1;
        if (blanks == shortest_gap || rows * width + band_header > piece_limit)
            break;
        band.bytes_per_row = width;
        ++band.rows;
    }
    if (blanks == shortest_gap)
        band.rows -= shortest_gap - 1;
    return band;
}

static Bytes encode_band(const Bitmap& picture, int y, const Band& band)
{
    const auto width = static_cast<int>(band.bytes_per_row);
    auto out = base::bytes(
        {0x1d, 'v', '0', 0, width & 0xff, width >> 8, band.rows & 0xff, band.rows >> 8});
    out.reserve(band_header + band.bytes_per_row * static_cast<std::size_t>(band.rows));
    for (int row = 0; row < band.rows; ++row)
        base::append(out, row_of(picture, y + row).first(band.bytes_per_row));
    return out;
}

std::vector<Bytes> encode_job(const Bitmap& picture, std::size_t piece_limit)
{
    VERIFY(picture.width > 0 && picture.width <= widest_head);
    VERIFY(piece_limit >= least_piece && piece_limit <= longest_piece);
    std::vector<Bytes> pieces;
    int y = 0;
    while (y < picture.height) {
        const auto blanks = blank_rows_from(picture, y);
        if (blanks >= shortest_gap || y + blanks == picture.height) {
            pieces.push_back(encode_feed(blanks));
            y += blanks;
            continue;
        }
        const auto band = band_from(picture, y, piece_limit);
        pieces.push_back(encode_band(picture, y, band));
        y += band.rows;
    }
    return pieces;
}

Bytes encode_preamble(const Model& model)
{
    auto out = encode_initialise();
    base::append(out, base::bytes({0x1b, 'a', 0}));
    if (model.has_feed_unit)  // Epson's default is half a dot.
        base::append(out, base::bytes({0x1d, 'P', model.dpi, model.dpi}));
    if (model.has_automatic_status)
        base::append(out, encode_automatic_status_request());
    base::append(out, encode_presenter_setup(model.presenter));
    return out;
}

Bytes encode_initialise()
{
    return base::bytes({0x1b, '@'});
}

Bytes encode_automatic_status_request()
{
    return base::bytes({0x1d, 'a', 0x0e});
}

Bytes encode_name_request()
{
    return base::bytes({0x1d, 'I', 67});
}

Bytes encode_padding()
{
    return Bytes(longest_piece, std::byte{0});
}

Bytes encode_feed(int dots)
{
    Bytes out;
    for (; dots > 0; dots -= 255)
        base::append(out, base::bytes({0x1b, 'J', std::min(dots, 255)}));
    return out;
}

Bytes encode_cut(Cut cut)
{
    switch (cut) {
    case Cut::partial_after_feed:
        return base::bytes({0x1d, 'V', 66, 0});
    case Cut::full: {
        auto out = encode_feed(head_to_knife_dots);
        base::append(out, "\x1bi");
        return out;
    }
    }
    std::unreachable();
}

Bytes encode_fence(Fence fence, const FenceMark& mark)
{
    switch (fence) {
    case Fence::process_id:
        return encode_process_id_request(mark);
    case Fence::paper_status:
        return encode_paper_status_request();
    case Fence::none:
        return {};
    }
    std::unreachable();
}

Bytes encode_process_id_request(const FenceMark& mark)
{
    return base::bytes({0x1d, '(', 'H', 6, 0, 0x30, 0x30, mark[0], mark[1], mark[2], mark[3]});
}

Bytes encode_paper_status_request()
{
    return base::bytes({0x1d, 'r', 1});
}

Bytes encode_status_request(int kind)
{
    return base::bytes({0x10, 0x04, kind});
}

Bytes encode_full_status_request()
{
    return base::bytes({0x10, 0x04, 0x14});
}

Bytes encode_clear_confirmed()
{
    return base::bytes({0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8});
}

Bytes encode_clear_silent()
{
    return base::bytes({0x10, 0x05, 2});
}

}  // namespace drivers::escpos
