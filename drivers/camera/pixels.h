// What cameras send, as grey pictures: pure, bounded by the bytes that came.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "drivers/camera/picture.h"

namespace drivers::camera {

// The pixel formats that this driver takes, the cheapest first.
enum class PixelFormat {
    grey,   // One byte a pixel.
    yuyv,   // Two bytes a pixel, every other one brightness.
    mjpeg,  // A JPEG picture, often without its Huffman tables.
};

struct Layout {
    PixelFormat format = PixelFormat::grey;
    int width = 0;
    int height = 0;
    int stride = 0;  // Bytes from one row to the next; nothing for mjpeg.
};

// Errc::malformed when the bytes do not make a picture of that layout.
base::Result<Picture> to_grey(const Layout&, base::ByteView);

}  // namespace drivers::camera
