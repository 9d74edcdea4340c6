#include "drivers/camera/emulated_jpeg.h"

#include "base/verify.h"

#include <turbojpeg.h>

namespace drivers::camera {

// Segments begin with FF and a kind, and but for the first tell their length.
static base::Bytes without_tables(base::ByteView jpeg)
{
    static constexpr int start_of_picture = 0xd8, tables = 0xc4, start_of_scan = 0xda;
    base::Bytes out;
    base::ByteReader reader(jpeg);
    while (true) {
        const auto marker = reader.u16_big().value();
        const int kind = marker & 0xff;
        const auto mark = base::bytes({marker >> 8, kind});
        if (kind == start_of_picture) {
            base::append(out, mark);
            continue;
        }
        const auto length = reader.u16_big().value();
        const auto body = reader.take(length - 2U).value();
        if (kind != tables) {
            base::append(out, mark);
            base::append(out, base::bytes({length >> 8, length & 0xff}));
            base::append(out, body);
        }
        if (kind == start_of_scan) {
            base::append(out, reader.rest());
            return out;
        }
    }
}

base::Bytes encode_jpeg(const Picture& picture, HuffmanTables tables)
{
    static constexpr int quality = 85;
    auto* encoder = tjInitCompress();
    VERIFY(encoder);
    unsigned char* at = nullptr;
    unsigned long size = 0;
    VERIFY(tjCompress2(encoder, picture.pixels.data(), picture.width, 0, picture.height, TJPF_GRAY,
                       &at, &size, TJSAMP_GRAY, quality, TJFLAG_FASTDCT) == 0);
    const auto jpeg = std::as_bytes(std::span(at, size));
    auto out = tables == HuffmanTables::with ? base::Bytes(jpeg.begin(), jpeg.end())
                                             : without_tables(jpeg);
    tjFree(at);
    tjDestroy(encoder);
    return out;
}

}  // namespace drivers::camera
