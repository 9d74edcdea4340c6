// A signature as it was written by hand. Plain: the visit and the centre's messages use it too.
#pragma once

#include "base/secret.h"

#include <cstdint>
#include <vector>

namespace ui {

// From the pad's upper left corner, in tenths of a millimetre, and milliseconds since the first
// point of the signature.
struct SignaturePoint {
    std::int32_t x = 0;
    std::int32_t y = 0;
    std::int64_t ms = 0;
    bool operator==(const SignaturePoint&) const = default;
};
using SignatureStroke = std::vector<SignaturePoint>;

struct Signature {
    std::int32_t width = 0;  // Of the pad, in tenths of a millimetre.
    std::int32_t height = 0;
    base::Secret<std::vector<SignatureStroke>> strokes;

    bool operator==(const Signature& other) const
    {
        return width == other.width && height == other.height &&
               strokes.reveal() == other.strokes.reveal();
    }
};

}  // namespace ui
