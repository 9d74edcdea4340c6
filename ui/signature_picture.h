// A signature as a picture, for a document: black on white, of the pad's size.
#pragma once

#include "base/bytes.h"
#include "ui/input/signature.h"

namespace ui {

// PNG with so many pixels in a millimetre, 1 to 24. Personal, like the signature itself.
base::Bytes png_of(const Signature&, int pixels_per_mm = 8);

}  // namespace ui
