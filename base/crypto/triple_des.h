// Triple DES with two keys, for the chips of travel documents and for nothing new.
#pragma once

#include "base/bytes.h"

namespace base::crypto {

inline constexpr std::size_t des_block = 8;
inline constexpr std::size_t triple_des_key = 16;

// CBC from a block of zeros, whole blocks. A key of another length or a part of a block is a bug.
Bytes triple_des_encrypt(ByteView key, ByteView data);
Bytes triple_des_decrypt(ByteView key, ByteView data);

// ISO 9797-1 MAC algorithm 3 (retail MAC) over whole blocks, at least one: eight bytes.
Bytes retail_mac(ByteView key, ByteView padded);

}  // namespace base::crypto
