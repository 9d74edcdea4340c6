// The round red seal of a certificate. It says that it is a demonstration's, in the middle of
// itself, so that no copy of a specimen passes for a document of a real organ.
#pragma once

#include "central/document/canvas.h"

namespace central::document {

// 42 mm across, as the seals of municipal organs are.
constexpr double seal_radius = 59.5;

void draw_seal(Canvas&, Point centre);

}  // namespace central::document
