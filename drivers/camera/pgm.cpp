#include "drivers/camera/pgm.h"

#include <fmt/format.h>

#include <algorithm>

namespace drivers::camera {

using base::ByteReader;
using base::Errc;
using base::Result;

static bool is_blank(std::uint8_t c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

// A number and the one blank after it. Blanks and comments may stand before it.
static Result<int> read_number(ByteReader& reader)
{
    static constexpr int digits_limit = 6;
    std::uint8_t c = TRY(reader.u8());
    while (is_blank(c) || c == '#') {
        if (c == '#')
            while (c != '\n')
                c = TRY(reader.u8());
        c = TRY(reader.u8());
    }
    int value = 0;
    int digits = 0;
    while (c >= '0' && c <= '9' && ++digits <= digits_limit) {
        value = value * 10 + (c - '0');
        c = TRY(reader.u8());
    }
    if (digits == 0 || digits > digits_limit || !is_blank(c))
        return base::fail(Errc::malformed, "PGM: no number where one belongs");
    return value;
}

Result<Picture> decode_pgm(base::ByteView file)
{
    ByteReader reader(file);
    if (base::text(TRY(reader.take(2))) != "P5")
        return base::fail(Errc::malformed, "not a binary PGM");
    const int width = TRY(read_number(reader));
    const int height = TRY(read_number(reader));
    if (TRY(read_number(reader)) != 255)
        return base::fail(Errc::malformed, "PGM: not of 255 levels");
    if (!is_possible_size(width, height))
        return base::fail(Errc::exhausted, fmt::format("PGM of {} x {}", width, height));
    auto out = make_picture(width, height);
    const auto pixels = TRY(reader.take(out.pixels.size()));
    std::ranges::transform(pixels, out.pixels.begin(),
                           [](std::byte b) { return std::to_integer<std::uint8_t>(b); });
    return out;
}

base::Bytes encode_pgm(const Picture& picture)
{
    base::Bytes out;
    base::append(out, fmt::format("P5\n{} {}\n255\n", picture.width, picture.height));
    base::append(out, std::as_bytes(std::span(picture.pixels)));
    return out;
}

}  // namespace drivers::camera
