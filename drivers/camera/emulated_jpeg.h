// What an emulated camera sends as Motion JPEG: a JPEG picture without its Huffman tables.
#pragma once

#include "base/bytes.h"
#include "drivers/camera/picture.h"

namespace drivers::camera {

enum class HuffmanTables { with, without };
base::Bytes encode_jpeg(const Picture&, HuffmanTables);

}  // namespace drivers::camera
