// Tag, length, value as chips write them (BER, definite lengths up to 65535). Pure.
#pragma once

#include "base/bytes.h"

#include <cstdint>

namespace drivers::emrtd {

struct Tlv {
    std::uint16_t tag = 0;  // One byte or two: 0x61, 0x5f1f.
    base::ByteView value;   // Borrows.
    base::ByteView whole;   // With tag and length.
};

base::Result<Tlv> take_tlv(base::ByteReader&);

// The value of the next one, which must have this tag.
base::Result<base::ByteView> take_value(base::ByteReader&, std::uint16_t tag);

// How many bytes a file has whose first bytes these are, at least the tag and the length.
base::Result<std::size_t> whole_size(base::ByteView beginning);

void append_tlv(base::Bytes&, std::uint16_t tag, base::ByteView value);

}  // namespace drivers::emrtd
