// A code's modules, read at the places of a grid: dark or light, as likely as the picture allows.
#pragma once

#include "drivers/camera/code_grid.h"

namespace drivers::camera {

// Positive is dark. The values are contrasts, not yet decisions.
Square<float> sample(const Contrast&, const Grid&);

// Undoes what spread each module over its neighbours (the lens, movement), by the filter that maps
// the modules that are known best. A second call with its own result learns from all modules.
enum class LearnFrom { known_modules, own_decisions };
Square<float> equalise(const Square<float>& sampled, const Square<float>& before, LearnFrom);

// With the known modules as they must be.
Square<std::uint8_t> decide(const Square<float>&);

}  // namespace drivers::camera
