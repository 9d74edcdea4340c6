// An area to write in with a finger, and what was written so far.
#pragma once

#include "ui/screens/composer.h"

namespace ui {

// hint: stands in it while it is empty.
toolkit::Part writing_pad(const Composer&, const std::vector<SignatureStroke>&, std::string hint);

// A stroke in pixels, for a pad whose upper left corner lies at `corner`.
toolkit::Stroke line_of(const SignatureStroke&, toolkit::Point corner, double pixels_per_mm,
                        toolkit::Colour);

}  // namespace ui
