#include "drivers/camera/jpeg.h"

#include <fmt/format.h>

#include <memory>

#include <turbojpeg.h>

namespace drivers::camera {

using base::Errc;
using base::Result;

namespace {

struct Release {
    void operator()(void* decoder) const { tjDestroy(decoder); }
};

const unsigned char* begin_of(base::ByteView bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

Result<Picture> decode_jpeg(base::ByteView bytes)
{
    // A camera's buffer may go on after the picture's end; its begin must be right.
    if (bytes.size() < 4 || bytes[0] != std::byte{0xff} || bytes[1] != std::byte{0xd8})
        return base::fail(Errc::malformed, "no JPEG picture");
    const std::unique_ptr<void, Release> decoder(tjInitDecompress());
    if (!decoder)
        return base::fail(Errc::exhausted, "no memory for a JPEG decoder");
    int width = 0, height = 0, sampling = 0, colours = 0;
    if (tjDecompressHeader3(decoder.get(), begin_of(bytes), bytes.size(), &width, &height,
                            &sampling, &colours) != 0)
        return base::fail(Errc::malformed, tjGetErrorStr2(decoder.get()));
    if (width <= 0 || height <= 0)
        return base::fail(Errc::malformed, "a JPEG picture without a size");
    if (!is_possible_size(width, height))
        return base::fail(Errc::exhausted, fmt::format("JPEG of {} x {}", width, height));
    auto out = make_picture(width, height);
    // A picture with a hole is no picture: the part that is missing would be read as grey.
    const int flags = TJFLAG_FASTDCT | TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS;
    if (tjDecompress2(decoder.get(), begin_of(bytes), bytes.size(), out.pixels.data(), width, 0,
                      height, TJPF_GRAY, flags) != 0)
        return base::fail(Errc::malformed, tjGetErrorStr2(decoder.get()));
    return out;
}

}  // namespace drivers::camera
