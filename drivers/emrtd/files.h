// The files of travel documents (ICAO 9303-10). Pure.
#pragma once

#include "base/bytes.h"
#include "drivers/passport.h"

#include <cstdint>

namespace drivers::emrtd {

enum class File : std::uint16_t {
    card_access = 0x011c,  // Tells of PACE.
    security_object = 0x011d,
    common = 0x011e,
    data_group_1 = 0x0101,
    data_group_2 = 0x0102,
};

// Which data groups the chip says that it has; Errc::malformed without the first.
struct Contents {
    bool has_face = false;
};
base::Result<Contents> decode_common(base::ByteView file);

base::Result<Mrz> decode_data_group_1(base::ByteView file);

// Borrows from the file.
struct Face {
    base::ByteView image;
    FaceFormat format = FaceFormat::jpeg;
};
base::Result<Face> decode_data_group_2(base::ByteView file);

}  // namespace drivers::emrtd
