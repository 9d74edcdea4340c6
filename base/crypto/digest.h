// SHA-256, and SHA-1 for documents whose standard knows no better.
#pragma once

#include "base/bytes.h"

#include <string>

namespace base::crypto {

Bytes sha256(ByteView);
Bytes sha1(ByteView);

// 64 lower-case hexadecimal digits.
std::string sha256_hex(ByteView);

// Takes as long for equal texts as for different ones of the same length.
bool is_same(std::string_view, std::string_view);

}  // namespace base::crypto
