// What a scanned code is, and the two conventions that scanners of every kind share: the names of
// symbologies, and how bytes are text.
#pragma once

#include "base/bytes.h"
#include "base/secret.h"

#include <optional>
#include <string>
#include <string_view>

namespace drivers {

// By the code character of the AIM identifier (ISO/IEC 15424).
enum class Symbology {
    unknown,
    qr,
    data_matrix,
    pdf417,  // MicroPDF417 among them.
    aztec,
    han_xin,
    maxicode,
    code_128,
    ean_upc,
    code_39,
    code_93,
    interleaved_2_of_5,
    codabar,
    gs1_databar,
    other,
};

std::string_view name_of(Symbology);

// "]Q1". Symbology::unknown for what is no identifier, Symbology::other for one of no known code.
Symbology symbology_of(std::string_view aim);

// Any code may hold personal data.
struct ScannedCode {
    base::SecretText text;            // UTF-8. Empty when the bytes are no text.
    base::Secret<base::Bytes> bytes;  // As the code has them, without what the scanner adds.
    Symbology symbology = Symbology::unknown;
};

// The most that a code holds: QR version 40 with the lowest error correction.
inline constexpr std::size_t code_size_limit = 2953;

// Decides what the bytes say. Scanners pass on what stands in the code; in China that is UTF-8 or
// GB 18030, and nothing tells which. Wipes nothing: `bytes` is the caller's.
ScannedCode make_scanned_code(base::ByteView bytes, Symbology);

// Empty when the bytes are not GB 18030.
std::optional<std::string> text_from_gb18030(base::ByteView);

}  // namespace drivers
