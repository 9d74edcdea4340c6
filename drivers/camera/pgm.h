// Grey pictures as files: binary PGM (P5) with 255 levels, which every picture tool writes.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "drivers/camera/picture.h"

namespace drivers::camera {

// Errc::malformed for what is no such file; Errc::exhausted for one beyond our limits.
base::Result<Picture> decode_pgm(base::ByteView);
base::Bytes encode_pgm(const Picture&);

}  // namespace drivers::camera
