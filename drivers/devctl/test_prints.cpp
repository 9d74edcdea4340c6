#include "drivers/devctl/test_prints.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

namespace drivers::devctl {

static constexpr int band = 64;  // Rows of each of the patterns.

static void blacken(base::Bitmap& bitmap, int x, int y)
{
    const auto index =
        static_cast<std::size_t>(y) * bitmap.stride() + static_cast<std::size_t>(x) / 8;
    bitmap.rows[index] = static_cast<std::uint8_t>(bitmap.rows[index] | 0x80 >> x % 8);
}

static bool is_on_edge(const base::Bitmap& bitmap, int x, int y)
{
    static constexpr int line = 2;
    return x < line || y < line || x >= bitmap.width - line || y >= bitmap.height - line;
}

// Strokes and gaps of equal width, 1 dot wide at the left and 8 at the right.
static bool is_on_ladder(int width, int x)
{
    const int stroke = 1 + 8 * x / width;
    return x / stroke % 2 == 0;
}

// Four shades, 1/4 to 4/4, in cells of 2 by 2 dots.
static bool is_in_shade(int width, int x, int y)
{
    static constexpr std::array order{0, 2, 3, 1};
    const int cell = y % 2 * 2 + x % 2;
    return order[static_cast<std::size_t>(cell)] <= 4 * x / width;
}

static bool is_on_diagonal(int width, int x, int y)
{
    return x >= y * width / band && x <= (y + 1) * width / band;
}

base::Bitmap test_slip(int width)
{
    base::Bitmap out{.width = width, .height = 3 * band, .rows = {}};
    out.rows.resize(out.stride() * static_cast<std::size_t>(out.height));
    for (int y = 0; y < out.height; ++y) {
        for (int x = 0; x < width; ++x) {
            const int row = y % band;
            const bool in_pattern = y < band       ? is_on_ladder(width, x)
                                    : y < 2 * band ? is_in_shade(width, x, row)
                                                   : is_on_diagonal(width, x, row);
            if (in_pattern || is_on_edge(out, x, y))
                blacken(out, x, y);
        }
    }
    return out;
}

base::Bytes test_page()
{
    const std::string content =
        "1 w 28.35 28.35 538.58 785.19 re S\n"
        "BT /F1 24 Tf 72 720 Td (Yimen: test page) Tj ET\n"
        "BT /F1 12 Tf 72 690 Td (The frame is 10 mm from each edge of A4.) Tj ET\n";
    const std::array objects{
        std::string("<< /Type /Catalog /Pages 2 0 R >>"),
        std::string("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
        std::string("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.28 841.89] /Contents 4 0 R "
                    "/Resources << /Font << /F1 5 0 R >> >> >>"),
        fmt::format("<< /Length {} >>\nstream\n{}endstream", content.size(), content),
        std::string("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"),
    };
    std::string pdf = "%PDF-1.4\n";
    std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
    for (std::size_t i = 0; i < objects.size(); ++i) {
        table += fmt::format("{:010} 00000 n \n", pdf.size());
        pdf += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
    }
    const auto table_at = pdf.size();
    pdf += table;
    pdf += fmt::format("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n",
                       objects.size() + 1, table_at);
    base::Bytes out;
    base::append(out, pdf);
    return out;
}

base::Result<PageDots> draw_test_page(base::ByteView, const PageWanted& wanted)
{
    const int width = wanted.width;
    const int height = static_cast<int>(std::int64_t{width} * 297 / 210);
    const int margin = width * 10 / 210;
    const int stroke = std::max(1, width / 600);
    const auto is_black = [&](int x, int y) {
        const int edge =
            std::min({x - margin, width - 1 - margin - x, y - margin, height - 1 - margin - y});
        const bool is_on_diagonal = std::abs(std::int64_t{x} * height - std::int64_t{y} * width) <
                                    std::int64_t{stroke} * height;
        return edge >= 0 && (edge < stroke || is_on_diagonal);
    };
    PageDots page{.width = width, .height = height, .is_colour = wanted.is_colour, .bytes = {}};
    const std::size_t dot = wanted.is_colour ? 3 : 1;
    page.bytes.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * dot);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            page.bytes.insert(page.bytes.end(), dot, is_black(x, y) ? 0x00 : 0xff);
    return page;
}

}  // namespace drivers::devctl
