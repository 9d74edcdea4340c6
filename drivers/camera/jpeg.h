// The only file that knows libjpeg-turbo.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "drivers/camera/picture.h"

namespace drivers::camera {

// The brightness of a JPEG picture. Huffman tables may be missing, as in a camera's Motion JPEG.
base::Result<Picture> decode_jpeg(base::ByteView);

}  // namespace drivers::camera
