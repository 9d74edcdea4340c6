// Appends an empty signature field to a PDF (ISO 32000-1 §7.5.6, §12.8), and finds the one in a
// file. Pure bytes; knows classic cross-reference tables only (PDF 1.4), which is what we make.
#pragma once

#include "base/bytes.h"
#include "base/clock.h"

namespace base::crypto {

// The part of the file no signature can cover, as it holds the signature: from '<' to behind '>'.
struct Hole {
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct PdfWithHole {
    Bytes pdf;
    Hole hole;
};

// room: bytes of the signature that is to fit. Errc::malformed for a PDF of another shape.
Result<PdfWithHole> add_signature_field(ByteView pdf, WallTime at, std::size_t room);

// Errc::malformed unless the file has exactly one /ByteRange and that covers every byte but the
// hole.
Result<Hole> find_hole(ByteView pdf);

}  // namespace base::crypto
