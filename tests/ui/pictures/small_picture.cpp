#include "tests/ui/pictures/small_picture.h"

#include <fmt/format.h>
#include <png.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

namespace pictures {

using base::Errc;
using base::Result;
using ui::toolkit::Rect;
using ui::toolkit::Size;

namespace {

constexpr int steps_apart = 36;  // Of 256: eight steps.
// An edge from black to white that lies a quarter of a small pixel elsewhere, and the rounding to
// steps on both sides.
constexpr int same_to_the_eye = 64 + steps_apart;
constexpr std::size_t most_in_a_palette = 256;
// A row of text or an edge of a button that moved has more in one tile.
constexpr int tile = 24;
constexpr int most_in_a_tile = 8;

std::array<int, 3> channels(std::uint32_t pixel)
{
    return {static_cast<int>(pixel >> 16 & 0xFF), static_cast<int>(pixel >> 8 & 0xFF),
            static_cast<int>(pixel & 0xFF)};
}

std::size_t index(const SmallPicture& picture, int x, int y)
{
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.size.width) +
           static_cast<std::size_t>(x);
}

std::uint32_t rounded(int sum)
{
    const int mean = sum / (scale * scale);
    return static_cast<std::uint32_t>((mean + steps_apart / 2) / steps_apart * steps_apart);
}

std::uint32_t mean_of(const ui::toolkit::PixelView& view, int x, int y)
{
    std::array<int, 3> sum{};
    for (int row = y; row < y + scale; ++row)
        for (int column = x; column < x + scale; ++column) {
            const auto pixel = channels(view.pixels[row * (view.stride / 4) + column]);
            for (std::size_t i = 0; i < sum.size(); ++i)
                sum[i] += pixel[i];
        }
    return rounded(sum[0]) << 16 | rounded(sum[1]) << 8 | rounded(sum[2]);
}

bool is_other(std::uint32_t a, std::uint32_t b)
{
    const auto left = channels(a);
    const auto right = channels(b);
    for (std::size_t i = 0; i < left.size(); ++i)
        if (std::abs(left[i] - right[i]) > same_to_the_eye)
            return true;
    return false;
}

// The library's picture, whatever becomes of it.
struct PngImage {
    png_image image{};
    PngImage() { image.version = PNG_IMAGE_VERSION; }
    ~PngImage() { png_image_free(&image); }
    PngImage(const PngImage&) = delete;
    PngImage& operator=(const PngImage&) = delete;
};

std::unexpected<base::Error> failed(const std::filesystem::path& path, const PngImage& png)
{
    return base::fail(Errc::malformed, fmt::format("{}: {}", path.string(), png.image.message));
}

}  // namespace

SmallPicture shrink(const ui::toolkit::Scene& scene, Size screen,
                    ui::toolkit::Typesetter& typesetter)
{
    ui::toolkit::Canvas canvas(screen, {});
    ui::toolkit::paint(scene, canvas.view(), {0, 0, screen.width, screen.height}, typesetter);
    SmallPicture small{.size = {screen.width / scale, screen.height / scale}, .pixels = {}};
    const auto view = canvas.view();
    for (int y = 0; y < small.size.height; ++y)
        for (int x = 0; x < small.size.width; ++x)
            small.pixels.push_back(mean_of(view, x * scale, y * scale));
    return small;
}

std::optional<Rect> difference(const SmallPicture& a, const SmallPicture& b)
{
    if (a.size != b.size)
        return Rect{0, 0, b.size.width * scale, b.size.height * scale};
    std::optional<Rect> worst;
    int most = most_in_a_tile;
    // Tiles overlap by half, so that no edge lies between two of them.
    for (int top = 0; top < a.size.height; top += tile / 2)
        for (int left = 0; left < a.size.width; left += tile / 2) {
            int others = 0;
            for (int y = top; y < std::min(top + tile, a.size.height); ++y)
                for (int x = left; x < std::min(left + tile, a.size.width); ++x)
                    others += is_other(a.pixels[index(a, x, y)], b.pixels[index(b, x, y)]) ? 1 : 0;
            if (others <= most)
                continue;
            most = others;
            worst = {left * scale, top * scale, tile * scale, tile * scale};
        }
    return worst;
}

SmallPicture side_by_side(const SmallPicture& was, const SmallPicture& is)
{
    static constexpr std::uint32_t red = 0xFF0000;
    static constexpr std::uint32_t white = 0xFFFFFF;
    const int width = std::max(was.size.width, is.size.width);
    SmallPicture out{.size = {3 * width, std::max(was.size.height, is.size.height)}, .pixels = {}};
    out.pixels.resize(
        static_cast<std::size_t>(out.size.width) * static_cast<std::size_t>(out.size.height),
        white);
    const auto copy = [&out](const SmallPicture& from, int left) {
        for (int y = 0; y < from.size.height; ++y)
            for (int x = 0; x < from.size.width; ++x)
                out.pixels[index(out, left + x, y)] = from.pixels[index(from, x, y)];
    };
    copy(was, 0);
    copy(is, width);
    for (int y = 0; y < std::min(was.size.height, is.size.height); ++y)
        for (int x = 0; x < std::min(was.size.width, is.size.width); ++x)
            if (is_other(was.pixels[index(was, x, y)], is.pixels[index(is, x, y)]))
                out.pixels[index(out, 2 * width + x, y)] = red;
    return out;
}

Result<SmallPicture> read(const std::filesystem::path& path)
{
    PngImage png;
    if (png_image_begin_read_from_file(&png.image, path.c_str()) == 0)
        return failed(path, png);
    png.image.format = PNG_FORMAT_RGB;
    std::vector<png_byte> bytes(PNG_IMAGE_SIZE(png.image));
    if (png_image_finish_read(&png.image, nullptr, bytes.data(), 0, nullptr) == 0)
        return failed(path, png);
    SmallPicture picture{
        .size = {static_cast<int>(png.image.width), static_cast<int>(png.image.height)},
        .pixels = {}};
    for (std::size_t i = 0; i + 2 < bytes.size(); i += 3)
        picture.pixels.push_back(
            static_cast<std::uint32_t>(bytes[i] << 16 | bytes[i + 1] << 8 | bytes[i + 2]));
    return picture;
}

Result<> write(const SmallPicture& picture, const std::filesystem::path& path)
{
    std::map<std::uint32_t, png_byte> numbers;
    std::vector<png_byte> palette;
    std::vector<png_byte> bytes;
    for (const auto pixel : picture.pixels) {
        const auto [found, is_new] =
            numbers.try_emplace(pixel, static_cast<png_byte>(numbers.size()));
        if (is_new)
            for (const auto channel : channels(pixel))
                palette.push_back(static_cast<png_byte>(channel));
        bytes.push_back(found->second);
    }
    if (numbers.size() > most_in_a_palette)
        return base::fail(Errc::exhausted, path.string() + " has too many colours");
    PngImage png;
    png.image.width = static_cast<png_uint_32>(picture.size.width);
    png.image.height = static_cast<png_uint_32>(picture.size.height);
    png.image.format = PNG_FORMAT_RGB_COLORMAP;
    png.image.colormap_entries = static_cast<png_uint_32>(numbers.size());
    if (png_image_write_to_file(&png.image, path.c_str(), 0, bytes.data(), 0, palette.data()) == 0)
        return failed(path, png);
    return {};
}

}  // namespace pictures
