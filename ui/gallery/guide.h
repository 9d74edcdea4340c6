// The visual guide on one page: unit of measure, type, colours with their contrast, icons, buttons
// and their states, elevation, spacing. Made of the code and theme.toml, so it cannot be wrong.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>

namespace ui::gallery {

// Writes the guide's pictures (guide_*.png) into `folder`; what comes back is its part of the page.
// `share` holds theme.toml.
base::Result<std::string> write_guide(const std::filesystem::path& share,
                                      const std::filesystem::path& folder);

}  // namespace ui::gallery
