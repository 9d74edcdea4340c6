// A signature as it was written by hand. Plain: the visit and the centre's messages use it too.
#pragma once

#include "base/secret.h"

#include <cstdint>
#include <string>
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

// Personal: it is handed on as base::Secret<Signature>.
struct Signature {
    std::int32_t width = 0;  // Of the pad, in tenths of a millimetre.
    std::int32_t height = 0;
    std::vector<SignatureStroke> strokes;
    bool operator==(const Signature&) const = default;
};

// For Secret.
inline void wipe(Signature& signature)
{
    base::wipe(signature.strokes);
}

// Width of the line that a writer draws, in tenths of a millimetre.
inline constexpr std::int32_t signature_line = 8;

// All strokes together, in tenths of a millimetre.
double length_of(const std::vector<SignatureStroke>&);

// As SVG of the pad's size, for a document. Personal, like the signature itself.
std::string svg_of(const Signature&);

}  // namespace ui
